/** What makers of generated shops share. */
import type { TestEngine } from "@wekala/engine/testing"

export type Made = { id: string }
// The inputs of Medusa's workflows are wider than their types admit.
// biome-ignore lint/suspicious/noExplicitAny: they are
export const run = async <T>(workflow: any, engine: TestEngine, input: unknown): Promise<T> =>
  (await workflow(engine.container).run({ input })).result as T

export const idOf = ({ id }: Made) => id

/** Products of one region are priced in its currency. */
export interface Region {
  readonly id: string
  readonly currency: string
  readonly country: string
}

/** What products are sorted by. */
export interface Labels {
  readonly tagIds: string[]
  readonly typeIds: string[]
  readonly collectionIds: string[]
  readonly categoryIds: string[]
}

export interface Product extends Made {
  title: string
  handle: string
  type_id: string | null
  options: { id: string; values: Made[] }[]
  images: Made[]
  variants: (Made & { sku: string; manage_inventory: boolean })[]
}
