// @ts-check
import { createRequire } from "node:module"

const { Money } = createRequire(import.meta.url)("@wekala/engine/kit")

const DAY_MS = 24 * 3_600_000

/** What moves in each demo customer's wallets; amounts are decimal major units. */
const MOVEMENTS = {
  nour: [
    ["top_up", "egp", "3000"],
    ["reward", "egp", "150", "Welcome gift"],
    ["spend", "egp", "820.50", "Order paid from the wallet"],
  ],
  emma: [
    ["top_up", "usd", "250"],
    ["spend", "usd", "64.90", "Order paid from the wallet"],
    ["refund", "usd", "18", "Refund of one item"],
    ["reward", "usd", "5", "Thank you for the review"],
  ],
  marcus: [
    ["top_up", "eur", "180"],
    ["spend", "eur", "42.35", "Order paid from the wallet"],
  ],
  camille: [
    ["top_up", "eur", "90"],
    ["top_up", "usd", "40"],
  ],
  omar: [
    ["top_up", "egp", "12000"],
    ["spend", "egp", "2499", "Order paid from the wallet"],
    ["reward", "egp", "75", "Birthday"],
  ],
}

/** Who has asked and decided in the demo: not the merchant, who is left something to approve. */
const CLERK = "support-desk"

const BANK = { method: "bank_transfer", account_holder: "Demo Customer", iban: "DE89370400440532013000" }

/**
 * Wallets with a history, and one of everything that a merchant decides on: escrows in each state, holds,
 * withdrawals and an adjustment that wait. Each step has a reference, so doing it again changes nothing.
 *
 * @param {{ container: any, customers: { id: string, firstName: string }[] }} context
 */
export async function seedWallets({ container, customers }) {
  const wallet = container.resolve("wallet", { allowUnregistered: true })
  if (!wallet) return
  const account = (/** @type {string} */ name, /** @type {string} */ currency_code) => {
    const owner = customers.find((customer) => customer.firstName.toLowerCase() === name)
    return wallet.accountId({ kind: "customer", owner_id: owner?.id, currency_code })
  }
  const seller = (/** @type {string} */ name, /** @type {string} */ currency_code) =>
    wallet.accountId({ kind: "payee", owner_id: `seller_${name}`, currency_code })
  const money = (/** @type {string} */ decimal, /** @type {string} */ currency) => Money.fromDecimal(decimal, currency)

  for (const [name, lines] of Object.entries(MOVEMENTS)) {
    for (const [index, [kind, currency, decimal, description]] of lines.entries()) {
      await wallet.ledger.transfer({
        reference: `demo.${name}.${index}`,
        ...(await sides(kind, currency, await account(name, currency))),
        amount: money(decimal, currency),
        ...(description ? { description } : {}),
      })
    }
  }

  const inAWeek = new Date(Date.now() + 7 * DAY_MS)
  const escrow = async (
    /** @type {string} */ name,
    /** @type {string} */ buyer,
    /** @type {string} */ from,
    /** @type {string} */ decimal,
    /** @type {string} */ currency,
  ) =>
    wallet.escrows.fund({
      reference: `demo.escrow.${name}`,
      payer_account_id: await account(buyer, currency),
      payee_account_id: await seller(from, currency),
      amount: money(decimal, currency),
      fee_basis_points: 800,
      release_at: inAWeek,
    })
  await escrow("camera", "emma", "lumen", "85", "usd")
  const disputed = await escrow("armchair", "marcus", "atelier", "60", "eur")
  await wallet.escrows.dispute(disputed.id, "The armrest arrived scratched.")
  const released = await escrow("rug", "omar", "khan", "4200", "egp")
  await wallet.escrows.release({ escrow_id: released.id, reference: "demo.escrow.rug.release" })
  const split = await escrow("lamp", "nour", "khan", "900", "egp")
  await wallet.escrows.settle({
    escrow_id: split.id,
    reference: "demo.escrow.lamp.split",
    release: money("600", "egp"),
    refund: money("300", "egp"),
    description: "Agreed after a late delivery",
  })

  await wallet.holds.place({
    reference: "demo.hold.emma",
    account_id: await account("emma", "usd"),
    amount: money("30", "usd"),
    reason: "payment",
    expires_at: inAWeek,
  })
  const withdrawal = async (
    /** @type {string} */ reference,
    /** @type {string} */ name,
    /** @type {string} */ currency,
    /** @type {string} */ decimal,
    /** @type {{ move: string, note?: string, payout_reference?: string }[]} */ decisions = [],
  ) => {
    const { id, status } = await wallet.withdrawals.request({
      reference: `demo.withdrawal.${reference}`,
      account_id: await account(name, currency),
      amount: money(decimal, currency),
      destination: BANK,
    })
    if (status !== "requested") return
    for (const decision of decisions) await wallet.withdrawals.decide({ withdrawal_id: id, actor_id: CLERK, ...decision })
  }
  await withdrawal("camille", "camille", "eur", "35")
  await withdrawal("omar", "omar", "egp", "1500", [{ move: "approve" }])
  await withdrawal("omar_paid", "omar", "egp", "600", [{ move: "approve" }, { move: "pay", payout_reference: "SEPA-88213" }])
  await withdrawal("emma_rejected", "emma", "usd", "20", [{ move: "reject", note: "The IBAN belongs to another person." }])

  const adjustment = async (
    /** @type {string} */ name,
    /** @type {string} */ currency,
    /** @type {string} */ decimal,
    /** @type {string} */ reason,
  ) =>
    wallet.adjustments.request({
      reference: `demo.adjustment.${name}`,
      account_id: await account(name, currency),
      amount: money(decimal, currency),
      reason,
      requested_by: CLERK,
    })
  await adjustment("camille", "usd", "150", "Goodwill for a lost parcel")
  await adjustment("marcus", "eur", "7.50", "Shipping paid twice")
  await adjustment("nour", "egp", "-50", "Welcome gift given twice")
}

/** @param {string} kind @param {string} currency_code @param {string} account */
async function sides(kind, currency_code, account) {
  switch (kind) {
    case "top_up":
      return { kind: "wallet.top_up", from: { kind: "gateway_clearing", owner_id: "pp_bank_transfer", currency_code }, to: account }
    case "spend":
      return { kind: "wallet.payment", from: account, to: { kind: "revenue", currency_code } }
    case "refund":
      return { kind: "wallet.refund", from: { kind: "revenue", currency_code }, to: account }
    default:
      return { kind: "promotion.reward", from: { kind: "promotion_expense", currency_code }, to: account }
  }
}
