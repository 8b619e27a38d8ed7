import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { setTimeout as sleep } from "node:timers/promises"
import { lexiconOf } from "./lexicon"
import { understandByRules } from "./rules"
import { type Lexicon, type Understood, understoodSchema } from "./types"

/** Understands what shoppers type, such as a language model does. */
export interface QueryUnderstanding {
  /** For the log: `acme-llm`. */
  readonly name: string
  /** How long a shopper may wait for it, in milliseconds; 800 unless told. */
  readonly timeoutMs?: number
  /**
   * Answers `{ q, filters: [{ name, value, text }] }`, or null when there is nothing to understand. What is not of that
   * form, or names a value that the lexicon does not have, is thrown away, and our own rules are asked instead.
   */
  readonly understand: (text: string, lexicon: Lexicon, signal: AbortSignal) => Promise<unknown>
}

const TIMEOUT_MS = 800

let plugged: QueryUnderstanding | undefined

/** Has another one understand what shoppers type, before our own rules. The last one that is declared does. */
export function defineQueryUnderstanding(understanding: QueryUnderstanding | undefined): void {
  plugged = understanding
}

/** What a text asks for beside its words, or null. Never fails: without an answer in time, by rules. */
export async function understand(
  text: string,
  about: { kind: string; locale: string; channels: readonly string[]; currency: string | undefined },
): Promise<Understood | null> {
  if (!text.trim()) return null
  const { kind, locale, channels, currency } = about
  const lexicon = { locale, currency, values: await lexiconOf(kind, locale, channels) }
  if (plugged) {
    const answer = await ask(plugged, text, lexicon)
    if (answer !== undefined) return answer
  }
  return understandByRules(text, lexicon)
}

/** Its answer, where it is one that can be used. */
async function ask(understanding: QueryUnderstanding, text: string, lexicon: Lexicon): Promise<Understood | null | undefined> {
  const stop = new AbortController()
  try {
    const late = sleep(understanding.timeoutMs ?? TIMEOUT_MS, undefined, { signal: stop.signal }).then(() => {
      throw new Error("no answer in time")
    })
    late.catch(() => undefined)
    return judge(await Promise.race([understanding.understand(text, lexicon, stop.signal), late]), lexicon)
  } catch (error) {
    container
      .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
      .warn(`${understanding.name} has not understood a search: ${(error as Error).message}`)
    return undefined
  } finally {
    stop.abort()
  }
}

/** @throws Error when the answer is of another form, or names what the index does not have */
export function judge(answer: unknown, { values, currency }: Lexicon): Understood | null {
  if (answer === null) return null
  const understood = understoodSchema.parse(answer)
  for (const { name, value } of understood.filters) {
    if (!isKnown(name, value, values, currency)) throw new Error(`there is no ${name} ${value}`)
  }
  return understood.filters.length > 0 ? understood : null
}

function isKnown(
  name: Understood["filters"][number]["name"],
  value: string,
  values: Lexicon["values"],
  currency: string | undefined,
): boolean {
  if (name === "price_min" || name === "price_max") return currency !== undefined && /^\d{1,9}(\.\d{1,4})?$/.test(value)
  if (name === "available") return value === "true"
  if (name === "sort") return ["price", "-price", "newest", "popular"].includes(value)
  return values.some((known) => known.name === name && known.value === value)
}
