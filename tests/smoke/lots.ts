import type { AskAsMerchant } from "./merchant"

interface Lot {
  readonly id: string
  readonly status: string
  readonly ends_at: string
}

/**
 * Puts the first variant of a product up for auction, from now on.
 * @param seconds how long it lives
 * @param terms what else is said of it, as in `POST /admin/auctions`
 * @returns its id, once it is live
 */
export async function startLot(ask: AskAsMerchant, handle: string, seconds: number, terms: object = {}): Promise<string> {
  const { products } = await ask<{ products: { variants: { id: string }[] }[] }>(`/admin/products?handle=${handle}&fields=variants.id`)
  const starts = Date.now() + 1000
  const { auction } = await ask<{ auction: Lot }>("/admin/auctions", {
    variant_id: products[0]?.variants[0]?.id,
    quantity: 1,
    format: "english",
    currency_code: "usd",
    starting_price: 20,
    starts_at: new Date(starts).toISOString(),
    ends_at: new Date(starts + seconds * 1000).toISOString(),
    ...terms,
  })
  await ask(`/admin/auctions/${auction.id}/schedule`, {})
  const deadline = Date.now() + 20_000
  for (;;) {
    const { auction: now } = await ask<{ auction: Lot }>(`/admin/auctions/${auction.id}`)
    if (now.status === "live") return auction.id
    if (Date.now() > deadline) throw new Error(`The lot is ${now.status} after 20 seconds`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
