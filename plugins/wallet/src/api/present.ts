import { z } from "@medusajs/framework/zod"
import { amount, Money } from "@wekala/engine/kit"
import type { TopUpSession } from "../modules/wallet/top-up-payments"
import type {
  WalletAccount,
  WalletAdjustment,
  WalletEscrow,
  WalletHold,
  WalletPosting,
  WalletTopUp,
  WalletTransaction,
  WalletWithdrawal,
} from "../modules/wallet/entities"
import type { StatementLine } from "../modules/wallet/reports/statement"

/** How the ledger's rows look in answers: decimal major units, and only the fields named here. */
const major = (minor: string | bigint, currency: string) => Money.ofMinor(minor, currency).toNumber()
const id = z.string()
const date = z.iso.datetime().or(z.date())

export const accountSchema = z.object({
  id,
  owner_type: z.string(),
  owner_id: z.string(),
  owner_name: z.string().nullable().meta({ description: "The customer's email, where the owner is one" }),
  kind: z.string(),
  currency_code: z.string(),
  normal_side: z.enum(["debit", "credit"]),
  status: z.enum(["open", "frozen", "closed"]),
  balance: amount,
  held: amount,
  available: amount,
  floor: amount.nullable(),
  created_at: date,
  updated_at: date,
})

export function presentAccount(account: WalletAccount & { customer?: { email?: string } | null }): z.input<typeof accountSchema> {
  const { currency_code, balance, held, floor } = account
  return {
    id: account.id,
    owner_type: account.owner_type,
    owner_id: account.owner_id,
    owner_name: account.customer?.email ?? null,
    kind: account.kind,
    currency_code,
    normal_side: account.normal_side,
    status: account.status,
    balance: major(balance, currency_code),
    held: major(held, currency_code),
    available: major(BigInt(balance) - BigInt(held), currency_code),
    floor: floor === null ? null : major(floor, currency_code),
    created_at: account.created_at,
    updated_at: account.updated_at,
  }
}

/** A shopper's view of an own account. */
export const walletSchema = z.object({
  account_id: id,
  currency_code: z.string(),
  status: z.enum(["open", "frozen", "closed"]),
  balance: amount,
  held: amount.meta({ description: "Reserved for payments and withdrawals under way" }),
  available: amount,
})

export function presentWallet(account: WalletAccount): z.input<typeof walletSchema> {
  const { id: account_id, currency_code, status, balance, held, available } = presentAccount(account)
  return { account_id, currency_code, status, balance, held, available }
}

export const statementLineSchema = z.object({
  sequence: z.number().int(),
  transaction_id: id,
  kind: z.string(),
  description: z.string().nullable(),
  amount: amount.meta({ description: "What the balance gained; negative when it fell" }),
  balance_after: amount,
  created_at: date,
})

export function presentStatementLine(line: StatementLine, currency: string): z.input<typeof statementLineSchema> {
  return {
    sequence: Number(line.sequence),
    transaction_id: line.transaction_id,
    kind: line.kind,
    description: line.description,
    amount: major(line.amount, currency),
    balance_after: major(line.balance_after, currency),
    created_at: line.created_at,
  }
}

export const postingSchema = z.object({
  account_id: id,
  account_kind: z.string().nullable(),
  owner_id: z.string().nullable(),
  currency_code: z.string(),
  debit: amount,
  credit: amount,
  balance_after: amount,
})

export const transactionSchema = z.object({
  id,
  reference: z.string(),
  kind: z.string(),
  description: z.string().nullable(),
  reverses_id: z.string().nullable(),
  reversed_by_id: z.string().nullable(),
  actor_id: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  created_at: date,
  postings: z.array(postingSchema),
})

export function presentTransaction(transaction: WalletTransaction, reversedById: string | null = null): z.input<typeof transactionSchema> {
  return {
    id: transaction.id,
    reference: transaction.reference,
    kind: transaction.kind,
    description: transaction.description,
    reverses_id: transaction.reverses_id,
    reversed_by_id: reversedById,
    actor_id: transaction.actor_id,
    metadata: transaction.metadata,
    created_at: transaction.created_at,
    postings: (transaction.postings ?? []).map(presentPosting),
  }
}

function presentPosting(posting: WalletPosting): z.input<typeof postingSchema> {
  const minor = BigInt(posting.amount)
  return {
    account_id: posting.account_id,
    account_kind: posting.account?.kind ?? null,
    owner_id: posting.account?.owner_id ?? null,
    currency_code: posting.currency_code,
    debit: major(minor < 0n ? -minor : 0n, posting.currency_code),
    credit: major(minor > 0n ? minor : 0n, posting.currency_code),
    balance_after: major(posting.balance_after, posting.currency_code),
  }
}

export const holdSchema = z.object({
  id,
  reference: z.string(),
  account_id: id,
  currency_code: z.string(),
  amount,
  captured: amount,
  remaining: amount,
  status: z.enum(["active", "captured", "released", "expired"]),
  reason: z.string(),
  expires_at: date.nullable(),
  closed_at: date.nullable(),
  created_at: date,
})

export function presentHold(hold: WalletHold): z.input<typeof holdSchema> {
  const { amount: total, captured, currency_code } = hold
  return {
    id: hold.id,
    reference: hold.reference,
    account_id: hold.account_id,
    currency_code,
    amount: major(total, currency_code),
    captured: major(captured, currency_code),
    remaining: hold.status === "active" ? major(BigInt(total) - BigInt(captured), currency_code) : 0,
    status: hold.status,
    reason: hold.reason,
    expires_at: hold.expires_at,
    closed_at: hold.closed_at,
    created_at: hold.created_at,
  }
}

export const escrowSchema = z.object({
  id,
  reference: z.string(),
  payer_account_id: id,
  payee_account_id: id,
  currency_code: z.string(),
  amount,
  fee_basis_points: z.number().int().meta({ description: "Commission in hundredths of a percent of what is released" }),
  released: amount.meta({ description: "Paid to the payee, without the fee" }),
  fee: amount,
  refunded: amount,
  remaining: amount,
  status: z.enum(["funded", "disputed", "released", "refunded", "split"]),
  release_at: date.nullable(),
  dispute_reason: z.string().nullable(),
  created_at: date,
  closed_at: date.nullable(),
})

export function presentEscrow(escrow: WalletEscrow): z.input<typeof escrowSchema> {
  const { currency_code, released, fee, refunded } = escrow
  return {
    id: escrow.id,
    reference: escrow.reference,
    payer_account_id: escrow.payer_account_id,
    payee_account_id: escrow.payee_account_id,
    currency_code,
    amount: major(escrow.amount, currency_code),
    fee_basis_points: escrow.fee_basis_points,
    released: major(released, currency_code),
    fee: major(fee, currency_code),
    refunded: major(refunded, currency_code),
    remaining: major(BigInt(escrow.amount) - BigInt(released) - BigInt(fee) - BigInt(refunded), currency_code),
    status: escrow.status,
    release_at: escrow.release_at,
    dispute_reason: escrow.dispute_reason,
    created_at: escrow.created_at,
    closed_at: escrow.closed_at,
  }
}

export const withdrawalSchema = z.object({
  id,
  account_id: id,
  currency_code: z.string(),
  amount,
  status: z.enum(["requested", "approved", "paid", "failed", "returned", "rejected", "cancelled"]),
  destination: z.record(z.string(), z.unknown()),
  payout_reference: z.string().nullable(),
  note: z.string().nullable(),
  transaction_id: z.string().nullable(),
  created_at: date,
  updated_at: date,
})

export function presentWithdrawal(withdrawal: WalletWithdrawal): z.input<typeof withdrawalSchema> {
  return {
    id: withdrawal.id,
    account_id: withdrawal.account_id,
    currency_code: withdrawal.currency_code,
    amount: major(withdrawal.amount, withdrawal.currency_code),
    status: withdrawal.status,
    destination: withdrawal.destination,
    payout_reference: withdrawal.payout_reference,
    note: withdrawal.note,
    transaction_id: withdrawal.transaction_id,
    created_at: withdrawal.created_at,
    updated_at: withdrawal.updated_at,
  }
}

export const adjustmentSchema = z.object({
  id,
  account_id: id,
  currency_code: z.string(),
  amount: amount.meta({ description: "What the balance gains; negative to take" }),
  reason: z.string(),
  status: z.enum(["pending", "posted", "rejected"]),
  needs_approval: z.boolean(),
  requested_by: z.string(),
  decided_by: z.string().nullable(),
  transaction_id: z.string().nullable(),
  created_at: date,
  updated_at: date,
})

export function presentAdjustment(adjustment: WalletAdjustment): z.input<typeof adjustmentSchema> {
  return {
    id: adjustment.id,
    account_id: adjustment.account_id,
    currency_code: adjustment.currency_code,
    amount: major(adjustment.amount, adjustment.currency_code),
    reason: adjustment.reason,
    status: adjustment.status,
    needs_approval: adjustment.needs_approval,
    requested_by: adjustment.requested_by,
    decided_by: adjustment.decided_by,
    transaction_id: adjustment.transaction_id,
    created_at: adjustment.created_at,
    updated_at: adjustment.updated_at,
  }
}

export const topUpSchema = z.object({
  id,
  currency_code: z.string(),
  amount,
  status: z.enum(["pending", "completed", "cancelled"]),
  payment_collection_id: id.meta({ description: "Open a payment session on it with Medusa's own store routes" }),
  payment: z
    .object({ session_id: id, provider_id: z.string(), status: z.string(), data: z.record(z.string(), z.unknown()) })
    .nullable()
    .meta({ description: "The payment session that was begun last, with what the shop's page needs to go on with it" }),
  created_at: date,
  updated_at: date,
})

export function presentTopUp(topUp: WalletTopUp, session?: TopUpSession): z.input<typeof topUpSchema> {
  return {
    id: topUp.id,
    currency_code: topUp.currency_code,
    amount: major(topUp.amount, topUp.currency_code),
    status: topUp.status,
    payment_collection_id: topUp.payment_collection_id,
    payment: session ?? null,
    created_at: topUp.created_at,
    updated_at: topUp.updated_at,
  }
}
