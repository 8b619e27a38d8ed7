import { DomainError, Money, newId, type Tx, transaction } from "@wekala/engine/kit"
import type { WalletTopUp } from "./entities/top-up"
import { toppedUp } from "./events"
import { accountId } from "./ledger/accounts"
import type { Ledger } from "./ledger/ledger"
import { topUpStates } from "./states"

export interface StartTopUp {
  readonly reference: string
  readonly customer_id: string
  readonly amount: Money
  /** The Medusa payment collection that collects the money. */
  readonly payment_collection_id: string
}

/** Customers' payments into their own wallets: started with a payment collection, credited once it is captured. */
export class TopUps {
  constructor(private readonly ledger: Ledger) {}

  /** Answers the existing one when the reference is known; its payment collection then is the one to use. */
  async start(input: StartTopUp): Promise<WalletTopUp> {
    if (!input.amount.isPositive()) {
      throw new DomainError({ status: 422, code: "amount_not_positive", message: "The amount must be greater than zero." })
    }
    return transaction(async (tx) => {
      const account = await accountId({ kind: "customer", owner_id: input.customer_id, currency_code: input.amount.currency }, tx.query)
      const [created] = await tx.query<WalletTopUp>(
        `INSERT INTO wallet_top_up (id, reference, account_id, customer_id, currency_code, amount, payment_collection_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (reference) DO NOTHING RETURNING *`,
        [
          newId("wtop"),
          input.reference,
          account,
          input.customer_id,
          input.amount.currency,
          input.amount.minor,
          input.payment_collection_id,
        ],
      )
      if (created) return created
      const [existing] = await tx.query<WalletTopUp>("SELECT * FROM wallet_top_up WHERE reference = $1", [input.reference])
      return existing as WalletTopUp
    })
  }

  /**
   * Credits the wallet. Call it when the provider has captured the money; calling it again does nothing.
   *
   * @param providerId the payment provider that holds the money now
   */
  async complete(topUpId: string, providerId: string): Promise<WalletTopUp> {
    return transaction(async (tx) => {
      const topUp = await locked(tx, topUpId)
      if (topUp.status === "completed") return topUp
      const status = topUpStates.next(topUp.status, "complete")
      const { transaction_id } = await this.ledger.transfer(
        {
          reference: `wallet.top_up:${topUp.id}`,
          kind: "wallet.top_up",
          from: { kind: "gateway_clearing", owner_id: providerId, currency_code: topUp.currency_code },
          to: topUp.account_id,
          amount: Money.ofMinor(topUp.amount, topUp.currency_code),
          metadata: { top_up_id: topUp.id, payment_collection_id: topUp.payment_collection_id },
        },
        tx,
      )
      const [completed] = await tx.query<WalletTopUp>(
        "UPDATE wallet_top_up SET status = $2, transaction_id = $3, updated_at = now() WHERE id = $1 RETURNING *",
        [topUp.id, status, transaction_id],
      )
      await tx.emit(toppedUp, {
        top_up_id: topUp.id,
        customer_id: topUp.customer_id,
        account_id: topUp.account_id,
        transaction_id,
        amount_minor: topUp.amount,
        currency_code: topUp.currency_code,
      })
      return completed as WalletTopUp
    })
  }

  /**
   * Gives a top-up up that nobody pays for; again, it does nothing. See `cancelTopUp` for its payment.
   * @throws DomainError `top_up_cancel_not_allowed` (409): the wallet has the money
   */
  async cancel(topUpId: string): Promise<WalletTopUp> {
    return transaction(async (tx) => {
      const topUp = await locked(tx, topUpId)
      if (topUp.status === "cancelled") return topUp
      const [cancelled] = await tx.query<WalletTopUp>(
        "UPDATE wallet_top_up SET status = $2, updated_at = now() WHERE id = $1 RETURNING *",
        [topUp.id, topUpStates.next(topUp.status, "cancel")],
      )
      return cancelled as WalletTopUp
    })
  }
}

async function locked(tx: Tx, id: string): Promise<WalletTopUp> {
  const [topUp] = await tx.query<WalletTopUp>("SELECT * FROM wallet_top_up WHERE id = $1 FOR UPDATE", [id])
  if (!topUp) throw new DomainError({ status: 404, code: "top_up_not_found", message: `There is no top-up ${id}.` })
  return topUp
}
