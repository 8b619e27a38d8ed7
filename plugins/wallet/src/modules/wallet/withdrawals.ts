import { DomainError, Money, newId, transaction, type Tx } from "@wekala/engine/kit"
import type { WalletWithdrawal } from "./entities/withdrawal"
import { withdrawalDecided, withdrawalRequested } from "./events"
import type { Holds } from "./holds"
import { accountId } from "./ledger/accounts"
import type { Ledger } from "./ledger/ledger"
import { withdrawalStates } from "./states"

export interface RequestWithdrawal {
  readonly reference: string
  readonly account_id: string
  readonly amount: Money
  /** Where to pay, as the owner gave it: `{ method: "bank_transfer", iban: … }`. */
  readonly destination: Record<string, unknown>
}

type Move = "approve" | "reject" | "cancel" | "pay" | "fail" | "return"

export interface DecideWithdrawal {
  readonly withdrawal_id: string
  readonly move: Move
  /** The admin, or the customer who cancels. */
  readonly actor_id: string
  readonly note?: string | undefined
  /** For `pay`: the bank's or provider's name for the payment. */
  readonly payout_reference?: string | undefined
}

/** Payouts: the amount is held from the request until it is paid or given up. */
export class Withdrawals {
  constructor(
    private readonly ledger: Ledger,
    private readonly holds: Holds,
  ) {}

  /** @throws DomainError `insufficient_funds` (422), `account_frozen` (409) */
  async request(input: RequestWithdrawal): Promise<WalletWithdrawal> {
    return transaction(async (tx) => {
      const hold = await this.holds.place(
        {
          reference: `wallet.withdrawal:${input.reference}`,
          account_id: input.account_id,
          amount: input.amount,
          reason: "withdrawal",
        },
        tx,
      )
      const [created] = await tx.query<WalletWithdrawal>(
        `INSERT INTO wallet_withdrawal (id, reference, account_id, currency_code, amount, hold_id, destination)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (reference) DO NOTHING RETURNING *`,
        [
          newId("wwd"),
          input.reference,
          input.account_id,
          input.amount.currency,
          input.amount.minor,
          hold.id,
          JSON.stringify(input.destination),
        ],
      )
      if (!created) {
        const [existing] = await tx.query<WalletWithdrawal>("SELECT * FROM wallet_withdrawal WHERE reference = $1", [input.reference])
        return existing as WalletWithdrawal
      }
      await tx.emit(withdrawalRequested, eventOf(created))
      return created
    })
  }

  /**
   * Moves a withdrawal on. Making the move that it has made already does nothing.
   * @throws DomainError `withdrawal_…_not_allowed` (409), `withdrawal_not_found` (404)
   */
  async decide(input: DecideWithdrawal): Promise<WalletWithdrawal> {
    return transaction(async (tx) => {
      const [withdrawal] = await tx.query<WalletWithdrawal>("SELECT * FROM wallet_withdrawal WHERE id = $1 FOR UPDATE", [
        input.withdrawal_id,
      ])
      if (!withdrawal) {
        throw new DomainError({ status: 404, code: "withdrawal_not_found", message: `There is no withdrawal ${input.withdrawal_id}.` })
      }
      const target = Object.values(withdrawalStates.table).flatMap((moves) => (moves as Partial<Record<Move, string>>)[input.move] ?? [])
      if (target.includes(withdrawal.status)) return withdrawal
      const status = withdrawalStates.next(withdrawal.status, input.move)
      const transactionId = await this.moveMoney(tx, withdrawal, input)
      const [decided] = await tx.query<WalletWithdrawal>(
        `UPDATE wallet_withdrawal SET status = $2, transaction_id = coalesce($3, transaction_id), decided_by = $4,
           note = coalesce($5, note), payout_reference = coalesce($6, payout_reference), updated_at = now()
         WHERE id = $1 RETURNING *`,
        [withdrawal.id, status, transactionId ?? null, input.actor_id, input.note ?? null, input.payout_reference ?? null],
      )
      await tx.emit(withdrawalDecided, eventOf(decided as WalletWithdrawal))
      return decided as WalletWithdrawal
    })
  }

  private async moveMoney(tx: Tx, withdrawal: WalletWithdrawal, { move, actor_id, note }: DecideWithdrawal): Promise<string | undefined> {
    switch (move) {
      case "approve":
        return undefined
      case "reject":
      case "cancel":
      case "fail":
        await this.holds.release(withdrawal.hold_id, tx)
        return undefined
      case "pay": {
        const bank = await accountId({ kind: "bank", currency_code: withdrawal.currency_code }, tx.query)
        const { transaction_id } = await this.holds.capture(
          {
            hold_id: withdrawal.hold_id,
            reference: `wallet.withdrawal_paid:${withdrawal.id}`,
            kind: "wallet.withdrawal",
            to: bank,
            amount: Money.ofMinor(withdrawal.amount, withdrawal.currency_code),
            metadata: { withdrawal_id: withdrawal.id },
          },
          tx,
        )
        return transaction_id
      }
      case "return":
        await this.ledger.reverse(
          withdrawal.transaction_id as string,
          { reference: `wallet.withdrawal_returned:${withdrawal.id}`, description: note, actor_id },
          tx,
        )
        return undefined
    }
  }
}

function eventOf(withdrawal: WalletWithdrawal) {
  const { id, account_id, status, note, amount, currency_code } = withdrawal
  return { withdrawal_id: id, account_id, status, note, amount_minor: amount, currency_code }
}
