import { definePaymentUse, type GatewayBook, queryRows } from "@wekala/engine/kit"

/** What the ledger says of a payment from a wallet: what was taken from the customer's account, and what went back to it. */
export async function readPaymentBook(data: Readonly<Record<string, unknown>>): Promise<GatewayBook> {
  const [book] = await queryRows<{ captured: string; refunded: string }>(
    `SELECT coalesce(-sum(p.amount) FILTER (WHERE t.kind = 'wallet.payment'), 0)::text AS captured,
       coalesce(sum(p.amount) FILTER (WHERE t.kind = 'wallet.refund'), 0)::text AS refunded
     FROM wallet_posting p JOIN wallet_transaction t ON t.id = p.transaction_id
     WHERE p.account_id = $1 AND t.metadata->>'payment_session_id' = $2`,
    [data.account_id, data.session_id],
  )
  return { captured: BigInt(book?.captured ?? 0), refunded: BigInt(book?.refunded ?? 0), currency_code: String(data.currency_code) }
}

/** What was credited for top-ups, which are payments without an order. They cannot be refunded. */
definePaymentUse({
  name: "wallet.top_up",
  read: async (collectionIds) => {
    const topUps = await queryRows<{ payment_collection_id: string; credited: string }>(
      `SELECT u.payment_collection_id, coalesce(sum(p.amount), 0)::text AS credited FROM wallet_top_up u
       LEFT JOIN wallet_posting p ON p.transaction_id = u.transaction_id AND p.account_id = u.account_id
       WHERE u.payment_collection_id = ANY ($1::text[]) GROUP BY u.id`,
      [collectionIds],
    )
    return new Map(topUps.map((topUp) => [topUp.payment_collection_id, { captured: BigInt(topUp.credited), refunded: 0n }]))
  },
})
