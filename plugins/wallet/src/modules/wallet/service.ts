import { DomainError, ModuleService, queryRows, type Tx, transaction } from "@wekala/engine/kit"
import { Adjustments } from "./adjustments"
import type { WalletAccount } from "./entities/account"
import type { WalletTopUp } from "./entities/top-up"
import { Escrows } from "./escrows"
import { Holds } from "./holds"
import { type AccountKey, accountId, accountNotFound, lockAccounts } from "./ledger/accounts"
import { Ledger } from "./ledger/ledger"
import { minorOption, readOptions, type WalletOptions } from "./options"
import { type Statement, type StatementQuery, statement } from "./reports/statement"
import { type TrialBalance, trialBalance } from "./reports/trial-balance"
import { type Verification, verifyLedger } from "./reports/verify"
import { TopUps } from "./top-ups"
import { Withdrawals } from "./withdrawals"

/**
 * The double-entry ledger to which every plugin posts, and what is built on it. Resolve it as `wallet`:
 *
 * ```ts
 * const wallet = container.resolve<WalletService>("wallet")
 * await wallet.ledger.transfer({ reference: "cashback:order_1", kind: "cashback.credit", from, to, amount })
 * ```
 */
export class WalletService extends ModuleService {
  readonly options: WalletOptions
  readonly ledger = new Ledger()
  readonly holds = new Holds(this.ledger)
  readonly escrows = new Escrows(this.ledger)
  readonly withdrawals = new Withdrawals(this.ledger, this.holds)
  readonly topUps = new TopUps(this.ledger)
  readonly adjustments: Adjustments

  constructor(_dependencies: unknown, options: unknown) {
    super()
    this.options = readOptions(options)
    this.adjustments = new Adjustments(this.ledger, (currency) => minorOption(this.options.adjustment_approval_above, currency))
  }

  /** The id of an account, opened when it does not exist. */
  accountId(key: AccountKey): Promise<string> {
    return accountId(key)
  }

  /**
   * Takes accounts for the rest of a transaction, in an order that cannot deadlock. Call it first in a
   * transaction that will post more than once.
   */
  async lockAccounts(tx: Tx, ids: readonly string[]): Promise<void> {
    await lockAccounts(tx, ids)
  }

  /** @throws DomainError `account_not_found` (404) */
  async account(id: string): Promise<WalletAccount> {
    const [account] = await queryRows<WalletAccount>("SELECT * FROM wallet_account WHERE id = $1", [id])
    if (!account) throw accountNotFound(id)
    return account
  }

  /** @throws DomainError `top_up_not_found` (404) */
  async topUp(id: string): Promise<WalletTopUp> {
    const [topUp] = await queryRows<WalletTopUp>("SELECT * FROM wallet_top_up WHERE id = $1", [id])
    if (!topUp) throw new DomainError({ status: 404, code: "top_up_not_found", message: `There is no top-up ${id}.` })
    return topUp
  }

  /** Stops everything that takes from an account, or allows it again. */
  async setFrozen(id: string, frozen: boolean): Promise<WalletAccount> {
    return transaction(async (tx) => {
      await lockAccounts(tx, [id])
      const [account] = await tx.query<WalletAccount>(
        `UPDATE wallet_account SET status = $2, updated_at = now() WHERE id = $1 AND status <> 'closed' RETURNING *`,
        [id, frozen ? "frozen" : "open"],
      )
      return account ?? this.account(id)
    })
  }

  statement(query: StatementQuery): Promise<Statement> {
    return statement(query)
  }

  /** @param asOf now unless told */
  trialBalance(asOf?: Date): Promise<TrialBalance> {
    return trialBalance(asOf)
  }

  verify(): Promise<Verification> {
    return verifyLedger()
  }
}
