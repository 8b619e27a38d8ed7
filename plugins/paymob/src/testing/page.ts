import { Money } from "@wekala/engine/kit"
import { INTEGRATIONS, type StoredIntention, type StoredTransaction } from "./ledger"

const LABELS = { card: "card", auth: "card, captured later", wallet: "mobile wallet", kiosk: "kiosk" } as const

/** Paymob's checkout page, reduced to its outcomes. */
export function checkoutPage(intention: StoredIntention): string {
  const buttons = intention.payment_methods.flatMap((id) => {
    const method = INTEGRATIONS[id] ?? "card"
    const on = (outcome: string, label: string) => form(intention, { integration: String(id), outcome }, `${label} (${LABELS[method]})`)
    if (method === "kiosk") return [on("reference", "Kiosk later")]
    return [on("pay", "Pay"), on("decline", "Decline"), ...(method === "wallet" ? [] : [on("challenge", "3-D Secure")])]
  })
  return page(
    "Test gateway",
    `<p>No money moves here. ${escapeHtml(Money.ofMinor(intention.amount, intention.currency).format("en"))}, order ${intention.order_id}.</p>${buttons.join("")}
     ${form(intention, { outcome: "abandon" }, "Abandon")}`,
  )
}

/** The bank's page. */
export function challengePage(transaction: StoredTransaction): string {
  const answer = (outcome: string, label: string) => form(transaction.intention, { transaction: String(transaction.id), outcome }, label)
  return page("3-D Secure", `${answer("confirm", "Confirm")}${answer("fail", "Fail")}`)
}

export function notePage(note: string): string {
  return page("Checkout", `<p>${escapeHtml(note)}</p>`)
}

function form({ client_secret }: StoredIntention, fields: Record<string, string>, label: string): string {
  const inputs = Object.entries({ client_secret, ...fields }).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return `<form method="post" action="/unifiedcheckout/pay">${inputs.join("")}<button>${escapeHtml(label)}</button></form>`
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} (Paymob stand-in)</title><style>body{font:16px system-ui;max-width:24rem;margin:3rem auto}button{width:100%;padding:.6rem;margin:.2rem 0}</style>
<h1>${title}</h1>${body}</html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
