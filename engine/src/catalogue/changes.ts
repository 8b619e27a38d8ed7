import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createHmac } from "node:crypto"
import { queryRows } from "../kit/database/query"
import { watchTable } from "../kit/database/watch"
import { addJob } from "../kit/jobs/add-job"
import { defineJob } from "../kit/jobs/define-job"

/** What a storefront keeps, and the tables that it is made of; each change of one is told. */
const TABLES = {
  products: [
    "product",
    "product_variant",
    "product_option",
    "product_option_value",
    "product_variant_option",
    "product_tags",
    "product_category_product",
    "product_sales_channel",
    "image",
    "price",
    "price_list",
    "price_list_rule",
    "price_rule",
    "translation",
  ],
  categories: ["product_category", "translation"],
  collections: ["product_collection", "translation"],
  regions: ["region", "region_country"],
} as const

type Tag = keyof typeof TABLES

const tell = (tag: Tag) => `EXECUTE FUNCTION wekala_announce_catalogue_change('${tag}')`

// The database tells of each change of the catalogue, in the transaction that makes it: also of one that no event
// tells of, or that somebody makes by hand.
for (const [tag, tables] of Object.entries(TABLES)) {
  for (const table of tables) {
    watchTable(`catalogue_${tag}`, table, `AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT ${tell(tag as Tag)}`)
  }
}

const canBeHad = (row: "OLD" | "NEW") => `(${row}.deleted_at IS NULL AND ${row}.stocked_quantity > ${row}.reserved_quantity)`

// Of stock only that the last one goes or the first one comes: every order changes the number, and would wait here
// for every other.
watchTable(
  "catalogue_sold_out",
  "inventory_level",
  `AFTER UPDATE ON inventory_level FOR EACH ROW WHEN (${canBeHad("OLD")} IS DISTINCT FROM ${canBeHad("NEW")}) ${tell("products")}`,
)
watchTable("catalogue_stocked", "inventory_level", `AFTER INSERT OR DELETE ON inventory_level FOR EACH STATEMENT ${tell("products")}`)

const TIMEOUT_MS = 5_000

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 600_000

/**
 * Tells the storefront of `WEKALA_STOREFRONT_URL` which part of what it keeps is stale, signed with
 * `WEKALA_REVALIDATE_SECRET`. Tried again until the storefront has heard; without the two, nobody is told.
 */
const revalidate = defineJob({
  name: "engine.revalidate_storefront",
  payload: z.object({ tag: z.enum(Object.keys(TABLES) as [Tag, ...Tag[]]), tries: z.number().default(0) }),
  handle: async ({ tag, tries }, { now, container }) => {
    const { WEKALA_STOREFRONT_URL: storefront, WEKALA_REVALIDATE_SECRET: secret } = process.env
    if (!storefront || !secret) return
    const fault = await post(new URL("/api/revalidate", storefront), secret, JSON.stringify({ tags: [tag] }))
    if (!fault) return
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`The storefront has not heard that its ${tag} are stale: ${fault}`)
    // A failed job would be left behind, dead, by the next change under its key.
    const runAt = new Date(now.getTime() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries))
    await addJob(queryRows, revalidate, { tag, tries: tries + 1 }, { key: `${revalidate.name}:${tag}`, runAt })
  },
})

/** Why it was not heard; nothing when it was. */
async function post(url: URL, secret: string, body: string): Promise<string | undefined> {
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-wekala-signature": `t=${time},v1=${signature}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.ok ? undefined : `it answers ${response.status}`
  } catch (error) {
    return String((error as Error).cause ?? error)
  }
}
