import { currencyExponent } from "../kit"
import { queryRows } from "../kit/database/query"

/** What one book says of a payment, in minor units. */
export interface Book {
  readonly captured: bigint
  readonly refunded: bigint
}

/**
 * Where the books about a cart's payments differ: the provider's, Medusa's captures and refunds, and the transactions of the
 * order. Empty when all agree, as they must after whatever has happened.
 *
 * @param provider what the payment provider has taken and given back for this cart
 */
export async function disagreements(cartId: string, provider: Book): Promise<string[]> {
  const [row] = await queryRows<{ currency_code: string; captured: string; refunded: string; order_id: string | null }>(
    `SELECT cart.currency_code, o.order_id,
            (SELECT coalesce(sum(c.amount), 0) FROM capture c WHERE c.payment_id = ANY (p.ids) AND c.deleted_at IS NULL)::text AS captured,
            (SELECT coalesce(sum(r.amount), 0) FROM refund r WHERE r.payment_id = ANY (p.ids) AND r.deleted_at IS NULL)::text AS refunded
     FROM cart
     LEFT JOIN order_cart o ON o.cart_id = cart.id AND o.deleted_at IS NULL
     CROSS JOIN LATERAL (
       SELECT array_agg(payment.id) AS ids FROM cart_payment_collection l
       JOIN payment ON payment.payment_collection_id = l.payment_collection_id AND payment.deleted_at IS NULL
       WHERE l.cart_id = cart.id AND l.deleted_at IS NULL
     ) p
     WHERE cart.id = $1`,
    [cartId],
  )
  if (!row) throw new Error(`There is no cart ${cartId}.`)
  const minor = (amount: string) => BigInt(Math.round(Number(amount) * 10 ** currencyExponent(row.currency_code)))
  const medusa: Book = { captured: minor(row.captured), refunded: minor(row.refunded) }
  const found = compare("Medusa's payments", medusa, "the provider", provider)
  if (!row.order_id) return found
  const [sums] = await queryRows<{ captured: string; refunded: string }>(
    `SELECT coalesce(sum(amount) FILTER (WHERE reference = 'capture'), 0)::text AS captured,
            coalesce(-sum(amount) FILTER (WHERE reference = 'refund'), 0)::text AS refunded
     FROM order_transaction WHERE order_id = $1 AND deleted_at IS NULL`,
    [row.order_id],
  )
  const order: Book = { captured: minor(sums?.captured ?? "0"), refunded: minor(sums?.refunded ?? "0") }
  return [...found, ...compare("the order", order, "Medusa's payments", medusa)]
}

function compare(oneName: string, one: Book, otherName: string, other: Book): string[] {
  return (["captured", "refunded"] as const).flatMap((what) =>
    one[what] === other[what] ? [] : [`${oneName}: ${one[what]} ${what}; ${otherName}: ${other[what]}`],
  )
}
