import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { defineJob, Money, queryRows, transaction } from "@wekala/engine/kit"
import { auctionsOf, walletOf } from "../resolve"

const DAY_MS = 24 * 60 * 60 * 1000
const WALLET_PROVIDER = /^pp_wallet/

interface SoldForSeller {
  id: string
  auction_id: string
  order_id: string | null
  quantity: number
  unit_price: string
  currency_code: string
  seller_id: string | null
  commission_basis_points: number
  paid_at: Date | null
}

const SALE = `SELECT s.id, s.auction_id, s.order_id, s.quantity, s.unit_price, s.currency_code, s.paid_at, a.seller_id, a.commission_basis_points
  FROM auction_sale s JOIN auction a ON a.id = s.auction_id WHERE s.id = $1`

/** A seller's escrows are named after the sale and the payment that they come from. */
const reference = (saleId: string, part: string) => `auctions.sale:${saleId}:${part}`

const escrowsOf = (saleId: string) =>
  queryRows<{ id: string; status: string }>("SELECT id, status FROM wallet_escrow WHERE reference LIKE $1 ORDER BY id", [
    `auctions.sale:${saleId}:%`,
  ])

/**
 * Puts a seller's price aside until the buyer has what was bought: from the shop's revenue where a wallet has paid, from the
 * clearing account of the gateway where a card has. The buyer's premium, tax and delivery are the shop's. Lots of the shop
 * itself need none. Safe to call twice.
 */
export async function fundEscrow(container: MedusaContainer, saleId: string): Promise<void> {
  const [sale] = await queryRows<SoldForSeller>(SALE, [saleId])
  if (!sale?.seller_id || !sale.order_id) return
  const wallet = walletOf(container)
  const currency_code = sale.currency_code
  const payee_account_id = await wallet.accountId({ kind: "payee", owner_id: sale.seller_id, currency_code })
  let left = BigInt(sale.unit_price) * BigInt(sale.quantity)
  for (const payment of await paymentsOf(sale.order_id)) {
    const part = least(left, Money.fromDecimal(payment.captured, currency_code).minor)
    if (part <= 0n) continue
    left -= part
    const payer_account_id = await wallet.accountId(
      WALLET_PROVIDER.test(payment.provider_id)
        ? { kind: "revenue", currency_code }
        : { kind: "gateway_clearing", owner_id: payment.provider_id, currency_code },
    )
    await wallet.escrows.fund({
      reference: reference(saleId, payment.id),
      payer_account_id,
      payee_account_id,
      amount: Money.ofMinor(part, currency_code),
      fee_basis_points: sale.commission_basis_points,
      metadata: { auction_id: sale.auction_id, auction_sale_id: sale.id, order_id: sale.order_id },
    })
  }
  const { options } = auctionsOf(container)
  const paidAt = sale.paid_at ?? new Date()
  await releaseAt(saleId, new Date(paidAt.getTime() + options.release_days_after_payment * DAY_MS))
}

/** What an order's payments have brought, the wallet's first. */
function paymentsOf(orderId: string): Promise<{ id: string; provider_id: string; captured: string }[]> {
  return queryRows(
    `SELECT p.id, p.provider_id, sum(c.amount)::text AS captured FROM order_payment_collection l
     JOIN payment p ON p.payment_collection_id = l.payment_collection_id AND p.deleted_at IS NULL
     JOIN capture c ON c.payment_id = p.id AND c.deleted_at IS NULL
     WHERE l.order_id = $1 AND l.deleted_at IS NULL
     GROUP BY p.id, p.provider_id ORDER BY p.provider_id NOT LIKE 'pp_wallet%', p.id`,
    [orderId],
  )
}

const releaseJob = defineJob({
  name: "auctions.release_escrow",
  payload: z.object({ sale_id: z.string() }),
  handle: async ({ sale_id }, { container }) => {
    for (const { id, status } of await escrowsOf(sale_id)) {
      // A disputed one waits for a merchant, who decides in the wallet's pages.
      if (status === "funded") await walletOf(container).escrows.release({ escrow_id: id, reference: `auctions.release:${id}` })
    }
  },
})

function releaseAt(saleId: string, runAt: Date): Promise<void> {
  return transaction((tx) => tx.enqueue(releaseJob, { sale_id: saleId }, { runAt, key: `auctions.release:${saleId}` }))
}

/** The buyer has it: the seller is paid after the days that the shop gives for complaints. */
export function releaseAfterDelivery(container: MedusaContainer, saleId: string, now: Date): Promise<void> {
  return releaseAt(saleId, new Date(now.getTime() + auctionsOf(container).options.release_days_after_delivery * DAY_MS))
}

/** Gives a seller's money back to where it came from: the order was cancelled. */
export async function refundEscrow(container: MedusaContainer, saleId: string): Promise<void> {
  for (const { id, status } of await escrowsOf(saleId)) {
    if (status === "funded" || status === "disputed") {
      await walletOf(container).escrows.settleDecimal({ escrow_id: id, reference: `auctions.refund:${id}`, refund: "all" })
    }
  }
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)
