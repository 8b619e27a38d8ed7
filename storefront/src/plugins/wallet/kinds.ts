/** Keys of the wallet's texts for what the ledger calls its transactions; another trade's kind is told by its description. */
const KINDS: Readonly<Record<string, string>> = {
  "wallet.top_up": "kindTopUp",
  "wallet.payment": "kindPayment",
  "wallet.refund": "kindRefund",
  "wallet.withdrawal": "kindWithdrawal",
  "wallet.adjustment": "kindAdjustment",
  "wallet.escrow_fund": "kindEscrowFund",
  "wallet.escrow_settle": "kindEscrowSettle",
  "wallet.reversal": "kindReversal",
  "cashback.credit": "kindCashback",
  "promotion.reward": "kindReward",
}

export const kindKey = (kind: string): string => KINDS[kind] ?? "kindOther"
export const isKind = (kind: string): boolean => kind in KINDS
export const FILTERS = Object.keys(KINDS)
