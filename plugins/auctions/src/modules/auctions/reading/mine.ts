import { Money, queryRows } from "@wekala/engine/kit"
import type { AuctionSale } from "../entities"

/** How a customer stands on a lot. */
export interface Me {
  number: number | null
  maximum: number | null
  quantity: number | null
  leading: boolean
  watching: boolean
  deposit_held: number | null
  sale: PresentedSale | null
}

export interface PresentedSale {
  id: string
  auction_id: string
  status: AuctionSale["status"]
  kind: AuctionSale["kind"]
  quantity: number
  unit_price: number
  premium: number
  /** Units and premium, before tax and delivery. */
  total: number
  currency_code: string
  pay_until: string | null
  offer_until: string | null
  cart_id: string | null
  order_id: string | null
  created_at: string
}

interface Standing {
  auction_id: string
  currency_code: string
  number: number | null
  maximum: string | null
  quantity: number | null
  leading: boolean
  watching: boolean
  deposit: string | null
  deposit_status: string | null
}

export function presentSale(sale: AuctionSale): PresentedSale {
  const { currency_code, quantity } = sale
  const unitPrice = Money.ofMinor(sale.unit_price, currency_code)
  const premium = Money.ofMinor(sale.premium, currency_code)
  const goods = Money.ofMinor(unitPrice.minor * BigInt(quantity), currency_code)
  return {
    id: sale.id,
    auction_id: sale.auction_id,
    status: sale.status,
    kind: sale.kind,
    quantity,
    unit_price: unitPrice.toNumber(),
    premium: premium.toNumber(),
    total: goods.plus(premium).toNumber(),
    currency_code,
    pay_until: sale.pay_until?.toISOString() ?? null,
    offer_until: sale.offer_until?.toISOString() ?? null,
    cart_id: sale.cart_id,
    order_id: sale.order_id,
    created_at: sale.created_at.toISOString(),
  }
}

/** How a customer stands on these lots: two statements, however many there are. */
export async function standingOf(customerId: string, auctionIds: readonly string[]): Promise<Map<string, Me>> {
  if (auctionIds.length === 0) return new Map()
  const [standings, sales] = await Promise.all([
    queryRows<Standing>(
      `SELECT a.id AS auction_id, a.currency_code, b.number, b.maximum, b.quantity,
         (a.leader_bidder_id IS NOT DISTINCT FROM $1) AS leading, a.deposit, b.deposit_status,
         EXISTS (SELECT 1 FROM auction_watch w WHERE w.auction_id = a.id AND w.customer_id = $1) AS watching
       FROM auction a LEFT JOIN auction_bidder b ON b.auction_id = a.id AND b.bidder_id = $1 WHERE a.id = ANY ($2)`,
      [customerId, auctionIds],
    ),
    queryRows<AuctionSale>(
      "SELECT DISTINCT ON (auction_id) * FROM auction_sale WHERE bidder_id = $1 AND auction_id = ANY ($2) ORDER BY auction_id, created_at DESC",
      [customerId, auctionIds],
    ),
  ])
  const saleOf = new Map(sales.map((sale) => [sale.auction_id, presentSale(sale)]))
  return new Map(
    standings.map(({ auction_id, currency_code, maximum, deposit, deposit_status, ...standing }) => [
      auction_id,
      {
        number: standing.number,
        maximum: maximum === null ? null : Money.ofMinor(maximum, currency_code).toNumber(),
        quantity: standing.quantity,
        leading: standing.leading,
        watching: standing.watching,
        deposit_held: deposit !== null && deposit_status === "held" ? Money.ofMinor(deposit, currency_code).toNumber() : null,
        sale: saleOf.get(auction_id) ?? null,
      },
    ]),
  )
}
