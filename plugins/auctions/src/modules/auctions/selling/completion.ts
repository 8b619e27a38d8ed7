import type { MedusaContainer } from "@medusajs/framework/types"
import { beforeCompletion, DomainError, Money, queryRows } from "@wekala/engine/kit"
import { claimUnits, unclaimUnits } from "./stock"

interface Held {
  sale_id: string
  auction_id: string
}

interface CartSale {
  id: string
  auction_id: string
  variant_id: string
  status: string
  quantity: number
  unit_price: string
  premium: string
  currency_code: string
}

interface Line {
  variant_id: string | null
  quantity: number
  unit_price: string
  currency_code: string
}

beforeCompletion<Held>({
  name: "auctions",
  hold: async ({ id }, container) => {
    const [sale] = await queryRows<CartSale>(
      `SELECT s.id, s.auction_id, a.variant_id, s.status, s.quantity, s.unit_price, s.premium, s.currency_code
       FROM auction_sale s JOIN auction a ON a.id = s.auction_id WHERE s.cart_id = $1`,
      [id],
    )
    if (!sale) return undefined
    await requireUnchanged(sale, id)
    await begin(sale)
    await claimUnits(container, sale)
    return { sale_id: sale.id, auction_id: sale.auction_id }
  },
  letGo: ({ sale_id, auction_id }, container) => giveBack(container, sale_id, auction_id),
})

/** From now on a deadline waits for how the completion ends. */
async function begin({ id, status }: CartSale): Promise<void> {
  const [begun] = await queryRows(
    "UPDATE auction_sale SET completing_at = now() WHERE id = $1 AND status = 'awaiting_payment' RETURNING id",
    [id],
  )
  if (begun) return
  const message = status === "defaulted" ? "The time to pay for this win is over." : `This sale is ${status.replaceAll("_", " ")}.`
  throw new DomainError({ status: 409, code: "sale_not_payable", message })
}

/** The winner pays for what was won, at the price of the hammer, whatever became of the cart in between. */
async function requireUnchanged(sale: CartSale, cartId: string): Promise<void> {
  const lines = await queryRows<Line>(
    `SELECT i.variant_id, i.quantity::float AS quantity, i.unit_price::text AS unit_price, c.currency_code
     FROM cart c JOIN cart_line_item i ON i.cart_id = c.id AND i.deleted_at IS NULL WHERE c.id = $1`,
    [cartId],
  )
  const facts = lines.map(
    (line) => `${line.variant_id} ${line.quantity} ${Money.fromDecimal(line.unit_price, line.currency_code).minor} ${line.currency_code}`,
  )
  const wanted = [`${sale.variant_id} ${sale.quantity} ${sale.unit_price} ${sale.currency_code}`]
  if (BigInt(sale.premium) > 0n) wanted.push(`null 1 ${sale.premium} ${sale.currency_code}`)
  if (facts.sort().join() === wanted.sort().join()) return
  throw new DomainError({
    status: 409,
    code: "auction_cart_changed",
    message: "This cart is not what was won. Open it anew from your wins.",
  })
}

/** A completion that has failed: the units are the lot's again, and the deadline counts again. */
export async function giveBack(container: MedusaContainer, saleId: string, auctionId: string): Promise<void> {
  await unclaimUnits(container, saleId, auctionId)
  await queryRows("UPDATE auction_sale SET completing_at = NULL WHERE id = $1 AND status = 'awaiting_payment'", [saleId])
}
