// @ts-check
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { FREE_FROM } from "./shipping.mjs"
import { ensure, list, must, run } from "./tools.mjs"

/** @typedef {import('./tools.mjs').SeedContext} SeedContext */

/** @param {string[]} currencies @param {number} from */
const freeShipping = (currencies, from) => ({
  type: "standard",
  status: "active",
  is_automatic: false,
  rules: [
    { attribute: "currency_code", operator: "in", values: currencies },
    { attribute: "item_total", operator: "gte", values: [String(from)] },
  ],
  application_method: { type: "percentage", target_type: "shipping_methods", allocation: "across", value: 100 },
})

/** @param {SeedContext} context @param {Awaited<ReturnType<typeof import('./products.mjs').seedProducts>>} stored */
export async function seedPromotions(context, stored) {
  const socks = must(stored.products, "striped-crew-socks").id
  const outdoor = must(stored.categories, "outdoor").id
  const wanted = [
    {
      code: "WELCOME10",
      type: "standard",
      status: "active",
      is_automatic: false,
      application_method: { type: "percentage", target_type: "order", allocation: "across", value: 10 },
    },
    // The threshold is an amount, so each scale of money needs its own code. It
    // lies below the one from which standard shipping is free anyway, and the
    // code is good for express too.
    { code: "FREESHIP", ...freeShipping(["usd", "eur"], FREE_FROM.usd / 2) },
    { code: "FREESHIP-EG", ...freeShipping(["egp"], FREE_FROM.egp / 2) },
    {
      code: "SUMMER20",
      type: "standard",
      status: "active",
      is_automatic: false,
      application_method: {
        type: "percentage",
        target_type: "items",
        allocation: "each",
        value: 20,
        max_quantity: 10,
        target_rules: [{ attribute: "items.product.categories.id", operator: "in", values: [outdoor] }],
      },
    },
    {
      code: "THIRD-SOCKS-FREE",
      type: "buyget",
      status: "active",
      is_automatic: true,
      application_method: {
        type: "percentage",
        target_type: "items",
        allocation: "each",
        value: 100,
        max_quantity: 1,
        apply_to_quantity: 1,
        buy_rules_min_quantity: 2,
        buy_rules: [{ attribute: "items.product.id", operator: "in", values: [socks] }],
        target_rules: [{ attribute: "items.product.id", operator: "in", values: [socks] }],
      },
    },
  ]
  await ensure(
    wanted,
    (p) => p.code,
    await list(context, "promotion", ["id", "code"]),
    (p) => p.code,
    (missing) => run(context, createPromotionsWorkflow, { promotionsData: missing }),
  )
}
