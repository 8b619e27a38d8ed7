import { defineSubscriber, Money, type Tx } from "@wekala/engine/kit"
import { walletEvents, type WalletService } from "@wekala/wallet"

const KIND = "auctions.payout"

/**
 * What a seller's escrow releases goes on into the seller's own wallet, where it can be spent or withdrawn; less what
 * the seller owes the shop since a chargeback.
 */
const subscriber = defineSubscriber({
  name: "auctions.pay_seller",
  event: walletEvents.escrowSettled,
  handle: async ({ data }, { tx, container }) => {
    if (!data.reference.startsWith("auctions.sale:") || data.released_minor === "0") return
    const wallet = container.resolve<WalletService>("wallet")
    const { escrow_id, payee_account_id, currency_code } = data
    const payee = await wallet.account(payee_account_id)
    const own = await wallet.accountId({ kind: "customer", owner_id: payee.owner_id, currency_code })
    await wallet.lockAccounts(tx, [payee_account_id, own])
    const due = least(BigInt(data.released_minor) - (await paidOut(tx, escrow_id)), await balanceOf(tx, payee_account_id))
    if (due <= 0n) return
    await wallet.ledger.transfer(
      {
        reference: `${KIND}:${escrow_id}:${data.released_minor}`,
        kind: KIND,
        from: payee_account_id,
        to: own,
        amount: Money.ofMinor(due, currency_code),
        metadata: { escrow_id },
      },
      tx,
    )
  },
})

async function paidOut(tx: Tx, escrowId: string): Promise<bigint> {
  const [row] = await tx.query<{ sum: string }>(
    `SELECT coalesce(sum(abs(p.amount)) / 2, 0)::bigint::text AS sum FROM wallet_transaction t
     JOIN wallet_posting p ON p.transaction_id = t.id WHERE t.kind = $1 AND t.metadata->>'escrow_id' = $2`,
    [KIND, escrowId],
  )
  return BigInt(row?.sum ?? 0)
}

async function balanceOf(tx: Tx, accountId: string): Promise<bigint> {
  const [row] = await tx.query<{ balance: string }>("SELECT balance FROM wallet_account WHERE id = $1", [accountId])
  return BigInt(row?.balance ?? 0)
}

const least = (a: bigint, b: bigint) => (a < b ? a : b)

export default subscriber.handler
export const config = subscriber.config
