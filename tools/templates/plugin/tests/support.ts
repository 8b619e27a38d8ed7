import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import { type TestEngine, testEngine } from "@wekala/engine/testing"
import type { __Module__Service } from "@wekala/__plugin__"
import { randomUUID } from "node:crypto"
import { expect } from "vitest"

export const unique = (name = "ref") => `${name}-${randomUUID()}`
export const TEXT = "It does what it says, and does it well."

export interface __Module__Test {
  engine: TestEngine
  service: __Module__Service
  /** The id of a new product that the shop shows. */
  product(): Promise<string>
}

export async function __module__Test(): Promise<__Module__Test> {
  const engine = await testEngine()
  return {
    engine,
    service: engine.container.resolve<__Module__Service>("__module__"),
    product: async () => {
      const product = { title: unique("Product"), status: "published" as const, options: [{ title: "Size", values: ["One"] }] }
      const { result } = await createProductsWorkflow(engine.container).run({ input: { products: [product] } })
      return result[0]?.id as string
    },
  }
}

/** What a refused call throws. */
export const refused = (code: string, status?: number) => expect.objectContaining(status ? { code, status } : { code })
