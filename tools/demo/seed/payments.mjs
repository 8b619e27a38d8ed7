// @ts-check
import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { list, run } from "./tools.mjs"

/** In every region, where they are installed. */
const EVERYWHERE = ["pp_wallet_wallet", "pp_cash_on_delivery", "pp_bank_transfer", "pp_stripe_stripe"]
/** Where Paymob is, by its currencies. */
const PAYMOB = { id: "pp_paymob_paymob", currencies: ["egp", "sar", "aed", "omr", "pkr"] }

/**
 * What the demo's regions are to be paid by.
 * @param {import('./tools.mjs').SeedContext} context
 * @returns {Promise<(currency: string) => string[]>}
 */
export async function paymentsByCurrency(context) {
  const enabled = (await list(context, "payment_provider", ["id", "is_enabled"])).filter((p) => p.is_enabled).map((p) => p.id)
  return (currency) => [...EVERYWHERE, ...(PAYMOB.currencies.includes(currency) ? [PAYMOB.id] : [])].filter((id) => enabled.includes(id))
}

/**
 * Offers in the demo's regions what has come since they were made: an account with a gateway, or a test gateway. What was
 * offered once and a merchant took away stays away.
 *
 * @param {import('./tools.mjs').SeedContext} context
 * @param {string[]} names of the demo's regions
 * @param {string[] | undefined} offered as `name:provider`, so far; undefined in a demo that kept no list
 * @returns {Promise<string[]>} what is offered now
 */
export async function offerNewPayments(context, names, offered) {
  const wantedIn = await paymentsByCurrency(context)
  const regions = (await list(context, "region", ["id", "name", "currency_code", "payment_providers.id"])).filter((r) =>
    names.includes(r.name),
  )
  const known = new Set(offered ?? regions.flatMap((r) => r.payment_providers.map((/** @type {any} */ p) => `${r.name}:${p.id}`)))
  for (const region of regions) {
    const fresh = wantedIn(region.currency_code).filter((id) => !known.has(`${region.name}:${id}`))
    if (fresh.length === 0) continue
    const has = region.payment_providers.map((/** @type {any} */ p) => p.id)
    await run(context, updateRegionsWorkflow, {
      selector: { id: region.id },
      update: { payment_providers: [...new Set([...has, ...fresh])] },
    })
    for (const id of fresh) known.add(`${region.name}:${id}`)
  }
  return [...known]
}
