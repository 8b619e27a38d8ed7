// @ts-check
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * What every step of the seed gets.
 * @typedef {object} SeedContext
 * @property {any} container Medusa's application container
 * @property {(message: string) => void} log
 * @property {string} publicUrl without a slash at the end
 */

/**
 * Run one of Medusa's core workflows and give back its result.
 * @param {SeedContext} context @param {(container: any) => { run: (options: any) => Promise<{ result: any }> }} workflow @param {any} input
 */
export async function run(context, workflow, input) {
  const { result } = await workflow(context.container).run({ input })
  return result
}

/**
 * All records of an entity, through Medusa's query.
 * @param {SeedContext} context @param {string} entity @param {string[]} fields @param {Record<string, unknown>} [filters]
 * @returns {Promise<any[]>}
 */
export async function list(context, entity, fields, filters) {
  const query = context.container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields, filters })
  return data
}

/**
 * Create what is missing: `wanted` minus what `existing` has under the same
 * key. This is what lets an interrupted seed go on where it stopped.
 * @template W, E
 * @param {W[]} wanted @param {(w: W) => string} wantedKey @param {E[]} existing @param {(e: E) => string} existingKey @param {(missing: W[]) => Promise<E[]>} create
 * @returns {Promise<Map<string, E>>} everything, by key
 */
export async function ensure(wanted, wantedKey, existing, existingKey, create) {
  const all = new Map(existing.map((e) => [existingKey(e), e]))
  const missing = wanted.filter((w) => !all.has(wantedKey(w)))
  if (missing.length > 0) {
    for (const created of await create(missing)) all.set(existingKey(created), created)
  }
  return all
}

/** @template T @param {Map<string, T>} map @param {string} key @returns {T} */
export function must(map, key) {
  const found = map.get(key)
  if (!found) throw new Error(`Demo seed: "${key}" should exist by now`)
  return found
}

/** @template T @param {T[]} items @param {number} size @returns {T[][]} */
export function chunks(items, size) {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}
