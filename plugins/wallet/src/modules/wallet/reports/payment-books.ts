import { type GatewayBook, queryRows } from "@wekala/engine/kit"

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
