import { definePaymentUse, defineProviderBooks, queryRows } from "@wekala/engine/kit"

/** What the ledger says of payments from wallets: what was taken from the customer's account, and what went back to it. */
defineProviderBooks({
  prefix: "pp_wallet_",
  read: async ({ account_id, session_id, currency_code, hold_id }) => {
    const [book] = await queryRows<{ captured: string; refunded: string; status: string | null }>(
      `SELECT coalesce(-sum(p.amount) FILTER (WHERE t.kind = 'wallet.payment'), 0)::text AS captured,
         coalesce(sum(p.amount) FILTER (WHERE t.kind = 'wallet.refund'), 0)::text AS refunded,
         (SELECT status FROM wallet_hold WHERE id = $3) AS status
       FROM wallet_posting p JOIN wallet_transaction t ON t.id = p.transaction_id
       WHERE p.account_id = $1 AND t.metadata->>'payment_session_id' = $2`,
      [account_id, session_id, hold_id ?? null],
    )
    return {
      captured: BigInt(book?.captured ?? 0),
      refunded: BigInt(book?.refunded ?? 0),
      currency_code: String(currency_code),
      status: book?.status ?? "pending",
    }
  },
})

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
