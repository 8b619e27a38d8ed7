import { DomainError, Money, newId, removeJob, transaction, type Tx } from "@wekala/engine/kit"
import type { WalletEscrow } from "./entities/escrow"
import { escrowDisputed, escrowFunded, escrowSettled } from "./events"
import { within } from "./holds"
import { releaseEscrowJob } from "./jobs/release-escrow"
import { accountId } from "./ledger/accounts"
import type { Ledger } from "./ledger/ledger"
import { escrowRemaining, type EscrowSettlement, type PostingInput, settleEscrow } from "./rules"
import { escrowStates } from "./states"

export interface FundEscrow {
  /** What is paid for (an order, a lot): one escrow per reference. */
  readonly reference: string
  /** Account that pays; a customer's, or a gateway's clearing account when a card pays. */
  readonly payer_account_id: string
  readonly payee_account_id: string
  readonly amount: Money
  /** Commission in hundredths of a percent of what is released. */
  readonly fee_basis_points?: number | undefined
  /** Release by itself at this time unless disputed. */
  readonly release_at?: Date | undefined
  readonly metadata?: Record<string, unknown> | undefined
}

export interface SettleEscrow {
  readonly escrow_id: string
  /** Name of the transaction; settling again under it does nothing. */
  readonly reference: string
  /** Gross amount for the payee, before commission. */
  readonly release?: Money | undefined
  /** Amount back to the payer. */
  readonly refund?: Money | undefined
  readonly actor_id?: string | undefined
  readonly description?: string | undefined
}

type Part = "all" | { release?: Money | undefined; refund?: Money | undefined }

const releaseKey = (escrowId: string) => `wallet.release_escrow:${escrowId}`
const amounts = (escrow: WalletEscrow) => ({
  amount: BigInt(escrow.amount),
  released: BigInt(escrow.released),
  fee: BigInt(escrow.fee),
  refunded: BigInt(escrow.refunded),
})

/** Money kept between payer and payee until delivery, time, or an admin decides. */
export class Escrows {
  constructor(private readonly ledger: Ledger) {}

  /** Takes the money from the payer. Funding again under one reference answers the same escrow. */
  async fund(input: FundEscrow, outer?: Tx): Promise<WalletEscrow> {
    return within(outer, async (tx) => {
      // The unique reference decides who is first; a second caller waits here for the first to commit.
      const id = newId("wesc")
      const currency_code = input.amount.currency
      const pool = await accountId({ kind: "escrow", currency_code }, tx.query)
      const [created] = await tx
        .query<WalletEscrow>(
          `INSERT INTO wallet_escrow (id, reference, payer_account_id, payee_account_id, escrow_account_id, currency_code,
           amount, fee_basis_points, release_at, metadata)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (reference) DO NOTHING RETURNING *`,
          [
            id,
            input.reference,
            input.payer_account_id,
            input.payee_account_id,
            pool,
            currency_code,
            input.amount.minor,
            input.fee_basis_points ?? 0,
            input.release_at ?? null,
            input.metadata ? JSON.stringify(input.metadata) : null,
          ],
        )
        .catch(explainForeignKey)
      if (!created) return existingEscrow(tx, input)
      await this.ledger.transfer(
        {
          reference: `wallet.escrow_fund:${id}`,
          kind: "wallet.escrow_fund",
          from: input.payer_account_id,
          to: pool,
          amount: input.amount,
          metadata: { escrow_id: id },
        },
        tx,
      )
      if (created.release_at) await tx.enqueue(releaseEscrowJob, { escrow_id: id }, { runAt: created.release_at, key: releaseKey(id) })
      await tx.emit(escrowFunded, eventOf(created))
      return created
    })
  }

  /**
   * Releases to the payee, refunds to the payer, or splits between them; amounts less than what is left
   * leave the escrow open.
   * @throws DomainError `settlement_exceeds_escrow` (422), `escrow_…_not_allowed` (409), `escrow_not_found` (404)
   */
  async settle(input: SettleEscrow, outer?: Tx): Promise<WalletEscrow> {
    return within(outer, (tx) => this.settleIn(tx, input, { release: input.release, refund: input.refund }))
  }

  /**
   * As `settle`, with decimal amounts in the escrow's own currency, or "all" for what is left.
   * The admin routes call it.
   */
  async settleDecimal(
    input: Omit<SettleEscrow, "release" | "refund"> & { release?: number | string; refund?: number | string },
  ): Promise<WalletEscrow> {
    return transaction(async (tx) => {
      const escrow = await lockEscrow(tx, input.escrow_id)
      const read = (value: number | string | undefined) =>
        value === undefined
          ? undefined
          : value === "all"
            ? Money.ofMinor(escrowRemaining(amounts(escrow)), escrow.currency_code)
            : Money.fromDecimal(value, escrow.currency_code)
      return this.settleIn(tx, input, { release: read(input.release), refund: read(input.refund) })
    })
  }

  /** Releases all that is left to the payee, less the commission. */
  async release(input: Pick<SettleEscrow, "escrow_id" | "reference" | "actor_id">, outer?: Tx): Promise<WalletEscrow> {
    return within(outer, (tx) => this.settleIn(tx, input, "all"))
  }

  /** Releases an escrow whose time has come; called by its timer. A disputed or ended one is left alone. */
  async releaseDue(escrowId: string, now: Date): Promise<void> {
    await transaction(async (tx) => {
      const escrow = await lockEscrow(tx, escrowId)
      if (escrow.status !== "funded" || !escrow.release_at || escrow.release_at > now) return
      await this.settleIn(tx, { escrow_id: escrowId, reference: `wallet.escrow_due:${escrowId}` }, "all")
    })
  }

  /** Stops the timer until an admin decides. */
  async dispute(escrowId: string, reason: string, outer?: Tx): Promise<WalletEscrow> {
    return within(outer, async (tx) => {
      const escrow = await lockEscrow(tx, escrowId)
      if (escrow.status === "disputed") return escrow
      const status = escrowStates.next(escrow.status, "dispute")
      const [disputed] = await tx.query<WalletEscrow>(
        "UPDATE wallet_escrow SET status = $2, dispute_reason = $3 WHERE id = $1 RETURNING *",
        [escrowId, status, reason],
      )
      await removeJob(tx.query, releaseKey(escrowId))
      await tx.emit(escrowDisputed, eventOf(disputed as WalletEscrow))
      return disputed as WalletEscrow
    })
  }

  /** Takes a dispute back; the timer runs again, at once when its time has passed. */
  async withdrawDispute(escrowId: string, outer?: Tx): Promise<WalletEscrow> {
    return within(outer, async (tx) => {
      const escrow = await lockEscrow(tx, escrowId)
      const status = escrowStates.next(escrow.status, "withdraw_dispute")
      const [funded] = await tx.query<WalletEscrow>("UPDATE wallet_escrow SET status = $2 WHERE id = $1 RETURNING *", [escrowId, status])
      if (escrow.release_at) {
        await tx.enqueue(releaseEscrowJob, { escrow_id: escrowId }, { runAt: escrow.release_at, key: releaseKey(escrowId) })
      }
      return funded as WalletEscrow
    })
  }

  private async settleIn(tx: Tx, input: Omit<SettleEscrow, "release" | "refund">, part: Part): Promise<WalletEscrow> {
    const escrow = await lockEscrow(tx, input.escrow_id)
    const [done] = await tx.query("SELECT id FROM wallet_transaction WHERE reference = $1", [input.reference])
    if (done) return escrow
    const gross = part === "all" ? { release: escrowRemaining(amounts(escrow)), refund: 0n } : minorOf(part, escrow)
    // Any settlement must be legal from here, also one that leaves something over.
    escrowStates.next(escrow.status, gross.refund === 0n ? "release" : gross.release === 0n ? "refund" : "split")
    const settlement = settleEscrow(amounts(escrow), {
      ...gross,
      feeBasisPoints: escrow.fee_basis_points,
      currency: escrow.currency_code,
    })
    await this.ledger.post(
      {
        reference: input.reference,
        kind: "wallet.escrow_settle",
        description: input.description,
        actor_id: input.actor_id,
        metadata: { escrow_id: escrow.id },
        postings: await settlementPostings(tx, escrow, settlement),
      },
      tx,
    )
    const [settled] = await tx.query<WalletEscrow>(
      `UPDATE wallet_escrow SET released = released + $2, fee = fee + $3, refunded = refunded + $4,
         status = coalesce($5, status), closed_at = CASE WHEN $5::text IS NULL THEN NULL ELSE now() END
       WHERE id = $1 RETURNING *`,
      [escrow.id, settlement.toPayee, settlement.fee, settlement.toPayer, settlement.ended ?? null],
    )
    if (settlement.ended) await removeJob(tx.query, releaseKey(escrow.id))
    await tx.emit(escrowSettled, eventOf(settled as WalletEscrow))
    return settled as WalletEscrow
  }
}

async function settlementPostings(tx: Tx, escrow: WalletEscrow, settlement: EscrowSettlement): Promise<PostingInput[]> {
  const money = (minor: bigint) => Money.ofMinor(minor, escrow.currency_code)
  const { toPayee, fee, toPayer } = settlement
  const lines: PostingInput[] = [
    { account_id: escrow.escrow_account_id, amount: money(-(toPayee + fee + toPayer)) },
    { account_id: escrow.payee_account_id, amount: money(toPayee) },
    { account_id: escrow.payer_account_id, amount: money(toPayer) },
  ]
  if (fee > 0n) {
    lines.push({ account_id: await accountId({ kind: "commission", currency_code: escrow.currency_code }, tx.query), amount: money(fee) })
  }
  return lines.filter((line) => !line.amount.isZero())
}

function minorOf(part: Exclude<Part, "all">, escrow: WalletEscrow): { release: bigint; refund: bigint } {
  for (const amount of [part.release, part.refund]) {
    if (amount && amount.currency !== escrow.currency_code) {
      throw new DomainError({ status: 422, code: "currency_mismatch", message: "The escrow is in another currency." })
    }
  }
  return { release: part.release?.minor ?? 0n, refund: part.refund?.minor ?? 0n }
}

async function lockEscrow(tx: Tx, escrowId: string): Promise<WalletEscrow> {
  const [escrow] = await tx.query<WalletEscrow>("SELECT * FROM wallet_escrow WHERE id = $1 FOR UPDATE", [escrowId])
  if (!escrow) throw new DomainError({ status: 404, code: "escrow_not_found", message: `There is no escrow ${escrowId}.` })
  return escrow
}

async function existingEscrow(tx: Tx, input: FundEscrow): Promise<WalletEscrow> {
  const [escrow] = await tx.query<WalletEscrow>("SELECT * FROM wallet_escrow WHERE reference = $1", [input.reference])
  const same =
    escrow?.payer_account_id === input.payer_account_id &&
    escrow.payee_account_id === input.payee_account_id &&
    BigInt(escrow.amount) === input.amount.minor &&
    escrow.currency_code === input.amount.currency
  if (escrow && same) return escrow
  throw new DomainError({ status: 409, code: "reference_conflict", message: "This reference was used for a different escrow." })
}

function explainForeignKey(error: unknown): never {
  const code = (error as { driverError?: { code?: string } }).driverError?.code
  if (code !== "23503") throw error
  throw new DomainError({
    status: 422,
    code: "account_not_found",
    message: "Payer and payee must be accounts in the escrow's currency.",
  })
}

function eventOf(escrow: WalletEscrow) {
  const { id, reference, payer_account_id, payee_account_id, currency_code, status, released, fee, refunded } = escrow
  return {
    escrow_id: id,
    reference,
    payer_account_id,
    payee_account_id,
    currency_code,
    status,
    released_minor: released,
    fee_minor: fee,
    refunded_minor: refunded,
  }
}
