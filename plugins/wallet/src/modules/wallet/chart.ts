/** What an account is for, which side is its normal one, and whether it may go below zero. */
export interface AccountKind {
  readonly ownerType: "customer" | "payee" | "shop" | "provider"
  readonly normalSide: "debit" | "credit"
  /** Lowest available balance in minor units; null for no limit. */
  readonly floor: 0n | null
  readonly description: string
}

/**
 * The chart of accounts. Liabilities and income are credit-normal, assets and expenses debit-normal.
 * A plugin that needs another kind adds a line here.
 */
export const chart = {
  customer: { ownerType: "customer", normalSide: "credit", floor: 0n, description: "What the shop owes a customer: the wallet" },
  payee: {
    ownerType: "payee",
    normalSide: "credit",
    floor: null,
    description: "What the shop owes a seller; below zero after a chargeback",
  },
  escrow: { ownerType: "shop", normalSide: "credit", floor: 0n, description: "Money kept for payees until a condition is met" },
  gateway_clearing: {
    ownerType: "provider",
    normalSide: "debit",
    floor: null,
    description: "Taken by a payment provider, not yet paid out to the bank",
  },
  bank: { ownerType: "shop", normalSide: "debit", floor: null, description: "The shop's bank account" },
  revenue: { ownerType: "shop", normalSide: "credit", floor: null, description: "Orders paid from wallets" },
  commission: { ownerType: "shop", normalSide: "credit", floor: null, description: "Fees kept from escrow releases" },
  fees: { ownerType: "shop", normalSide: "debit", floor: null, description: "What providers charge" },
  promotion_expense: { ownerType: "shop", normalSide: "debit", floor: null, description: "Cashback, referral rewards, points" },
  adjustments: { ownerType: "shop", normalSide: "debit", floor: null, description: "The other side of corrections by admins" },
  gift_card_liability: { ownerType: "shop", normalSide: "credit", floor: 0n, description: "Sold gift cards not yet redeemed" },
  tax_payable: { ownerType: "shop", normalSide: "credit", floor: null, description: "Tax taken, owed to the state" },
  suspense: { ownerType: "shop", normalSide: "credit", floor: null, description: "Not yet attributed; must be zero at day's end" },
} as const satisfies Record<string, AccountKind>

export type AccountKindName = keyof typeof chart

/** The owner id of the shop's own accounts. */
export const SHOP = "shop"
