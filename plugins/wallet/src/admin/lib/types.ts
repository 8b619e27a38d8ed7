/** The wallet's admin answers (`src/api/present.ts`): amounts in major units beside their currency. */
export type AccountStatus = "open" | "frozen" | "closed"

export interface Account {
  id: string
  owner_type: string
  owner_id: string
  owner_name: string | null
  kind: string
  currency_code: string
  normal_side: "debit" | "credit"
  status: AccountStatus
  balance: number
  held: number
  available: number
  floor: number | null
  created_at: string
  updated_at: string
}

export interface StatementLine {
  sequence: number
  transaction_id: string
  kind: string
  description: string | null
  amount: number
  balance_after: number
  created_at: string
}

export interface Statement extends Page {
  currency_code: string
  opening_balance: number
  closing_balance: number
  lines: StatementLine[]
}

export interface Posting {
  account_id: string
  account_kind: string | null
  owner_id: string | null
  currency_code: string
  debit: number
  credit: number
  balance_after: number
}

export interface Transaction {
  id: string
  reference: string
  kind: string
  description: string | null
  reverses_id: string | null
  reversed_by_id: string | null
  actor_id: string | null
  metadata: Record<string, unknown> | null
  created_at: string
  postings: Posting[]
}

export type HoldStatus = "active" | "captured" | "released" | "expired"

export interface Hold {
  id: string
  reference: string
  account_id: string
  currency_code: string
  amount: number
  captured: number
  remaining: number
  status: HoldStatus
  reason: string
  expires_at: string | null
  created_at: string
}

export type EscrowStatus = "funded" | "disputed" | "released" | "refunded" | "split"

export interface Escrow {
  id: string
  reference: string
  payer_account_id: string
  payee_account_id: string
  currency_code: string
  amount: number
  fee_basis_points: number
  released: number
  fee: number
  refunded: number
  remaining: number
  status: EscrowStatus
  release_at: string | null
  dispute_reason: string | null
  created_at: string
  closed_at: string | null
}

export type WithdrawalStatus = "requested" | "approved" | "paid" | "failed" | "returned" | "rejected" | "cancelled"

export interface Withdrawal {
  id: string
  account_id: string
  currency_code: string
  amount: number
  status: WithdrawalStatus
  destination: Record<string, unknown>
  payout_reference: string | null
  note: string | null
  transaction_id: string | null
  created_at: string
  updated_at: string
}

export type AdjustmentStatus = "pending" | "posted" | "rejected"

export interface Adjustment {
  id: string
  account_id: string
  currency_code: string
  amount: number
  reason: string
  status: AdjustmentStatus
  needs_approval: boolean
  requested_by: string
  decided_by: string | null
  transaction_id: string | null
  created_at: string
  updated_at: string
}

export interface TrialBalance {
  as_of: string
  lines: { currency_code: string; kind: string; normal_side: string; accounts: number; debit: number; credit: number }[]
  totals: { currency_code: string; debit: number; credit: number; balanced: boolean }[]
}

export interface Verification {
  ok: boolean
  counts: { accounts: number; transactions: number; postings: number }
  discrepancies: { check: string; id: string; expected: string; found: string }[]
}

export interface Page {
  count: number
  offset: number
  limit: number
}
