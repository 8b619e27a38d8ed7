import { DomainError, Money, newId, transaction, type Tx } from "@wekala/engine/kit"
import type { WalletAdjustment } from "./entities/adjustment"
import { adjustmentPosted } from "./events"
import type { WalletAccount } from "./entities/account"
import { accountId, accountNotFound } from "./ledger/accounts"
import type { Ledger } from "./ledger/ledger"
import { adjustmentStates } from "./states"

export interface RequestAdjustment {
  readonly reference: string
  readonly account_id: string
  /** Signed: what the account's balance, on its normal side, gains. */
  readonly amount: Money
  readonly reason: string
  readonly requested_by: string
}

/** Corrections by admins. Over the threshold a second admin must approve (four eyes; the database holds it too). */
export class Adjustments {
  /** @param thresholdMinor per currency: amounts above it, either sign, need approval; none given means all do not */
  constructor(
    private readonly ledger: Ledger,
    private readonly threshold: (currency: string) => bigint | undefined,
  ) {}

  /** Posts at once, or waits for a second admin. */
  async request(input: RequestAdjustment): Promise<WalletAdjustment> {
    if (input.amount.isZero()) {
      throw new DomainError({ status: 422, code: "amount_is_zero", message: "The amount must not be zero." })
    }
    return transaction(async (tx) => {
      const account = await fixedFacts(tx, input.account_id)
      if (account.currency_code !== input.amount.currency) {
        throw new DomainError({ status: 422, code: "currency_mismatch", message: "The account is in another currency." })
      }
      const limit = this.threshold(input.amount.currency)
      const size = input.amount.minor < 0n ? -input.amount.minor : input.amount.minor
      const [created] = await tx.query<WalletAdjustment>(
        `INSERT INTO wallet_adjustment (id, reference, account_id, currency_code, amount, reason, status, needs_approval, requested_by)
         VALUES ($1, $2, $3, $4, $5, $6, 'pending', $7, $8) ON CONFLICT (reference) DO NOTHING RETURNING *`,
        [
          newId("wadj"),
          input.reference,
          input.account_id,
          input.amount.currency,
          input.amount.minor,
          input.reason,
          limit !== undefined && size > limit,
          input.requested_by,
        ],
      )
      if (!created) {
        const [existing] = await tx.query<WalletAdjustment>("SELECT * FROM wallet_adjustment WHERE reference = $1", [input.reference])
        return existing as WalletAdjustment
      }
      return created.needs_approval ? created : this.post(tx, created, input.requested_by)
    })
  }

  /**
   * Decides on one that waits.
   * @throws DomainError `second_admin_required` (403) when the admin who asked approves it,
   *   `adjustment_…_not_allowed` (409), `adjustment_not_found` (404)
   */
  async decide(input: { adjustment_id: string; approve: boolean; actor_id: string }): Promise<WalletAdjustment> {
    return transaction(async (tx) => {
      const [adjustment] = await tx.query<WalletAdjustment>("SELECT * FROM wallet_adjustment WHERE id = $1 FOR UPDATE", [
        input.adjustment_id,
      ])
      if (!adjustment) {
        throw new DomainError({ status: 404, code: "adjustment_not_found", message: `There is no adjustment ${input.adjustment_id}.` })
      }
      const status = adjustmentStates.next(adjustment.status, input.approve ? "approve" : "reject")
      if (status === "posted") {
        if (adjustment.requested_by === input.actor_id) {
          throw new DomainError({ status: 403, code: "second_admin_required", message: "Another admin must approve this adjustment." })
        }
        return this.post(tx, adjustment, input.actor_id)
      }
      const [rejected] = await tx.query<WalletAdjustment>(
        "UPDATE wallet_adjustment SET status = $2, decided_by = $3, updated_at = now() WHERE id = $1 RETURNING *",
        [adjustment.id, status, input.actor_id],
      )
      return rejected as WalletAdjustment
    })
  }

  private async post(tx: Tx, adjustment: WalletAdjustment, actorId: string): Promise<WalletAdjustment> {
    const account = await fixedFacts(tx, adjustment.account_id)
    // A gain is a credit on a credit-normal account and a debit on a debit-normal one.
    const gain = Money.ofMinor(adjustment.amount, adjustment.currency_code)
    const amount = account.normal_side === "credit" ? gain : gain.negate()
    const other = await accountId({ kind: "adjustments", currency_code: adjustment.currency_code }, tx.query)
    const { transaction_id } = await this.ledger.post(
      {
        reference: `wallet.adjustment:${adjustment.id}`,
        kind: "wallet.adjustment",
        description: adjustment.reason,
        actor_id: actorId,
        metadata: { adjustment_id: adjustment.id, requested_by: adjustment.requested_by },
        postings: [
          { account_id: adjustment.account_id, amount },
          { account_id: other, amount: amount.negate() },
        ],
      },
      tx,
    )
    const [posted] = await tx.query<WalletAdjustment>(
      "UPDATE wallet_adjustment SET status = 'posted', transaction_id = $2, decided_by = $3, updated_at = now() WHERE id = $1 RETURNING *",
      [adjustment.id, transaction_id, actorId],
    )
    await tx.emit(adjustmentPosted, {
      adjustment_id: adjustment.id,
      account_id: adjustment.account_id,
      transaction_id,
      amount_minor: adjustment.amount,
      currency_code: adjustment.currency_code,
    })
    return posted as WalletAdjustment
  }
}

/** What of an account never changes, so that no lock is needed to read it: all of the shop's corrections share one account. */
async function fixedFacts(tx: Tx, id: string): Promise<Pick<WalletAccount, "currency_code" | "normal_side">> {
  const [account] = await tx.query<WalletAccount>("SELECT currency_code, normal_side FROM wallet_account WHERE id = $1", [id])
  if (!account) throw accountNotFound(id)
  return account
}
