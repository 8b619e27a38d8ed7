import { fromStripe } from "../../providers/stripe/amounts"
import type { Intent } from "./books"

const WORDS = {
  en: {
    number: "Card number",
    expiry: "Expiry (MM/YY)",
    cvc: "Security code",
    incomplete_number: "Your card number is incomplete.",
    incomplete_expiry: "Your card's expiration date is incomplete.",
    incomplete_cvc: "Your card's security code is incomplete.",
  },
  ar: {
    number: "رقم البطاقة",
    expiry: "تاريخ الانتهاء (شهر/سنة)",
    cvc: "رمز الأمان",
    incomplete_number: "رقم بطاقتك غير مكتمل.",
    incomplete_expiry: "تاريخ انتهاء بطاقتك غير مكتمل.",
    incomplete_cvc: "رمز أمان بطاقتك غير مكتمل.",
  },
  fr: {
    number: "Numéro de carte",
    expiry: "Expiration (MM/AA)",
    cvc: "Code de sécurité",
    incomplete_number: "Le numéro de carte est incomplet.",
    incomplete_expiry: "La date d’expiration est incomplète.",
    incomplete_cvc: "Le code de sécurité est incomplet.",
  },
} as const

type Language = keyof typeof WORDS

const STYLE = `:root{--primary:#1a1a1a;--background:#fff;--text:#1a1a1a;--danger:#b91c1c}*{box-sizing:border-box}body{font:16px/1.4 system-ui,sans-serif;margin:0;padding:2px;color:var(--text);background:var(--background)}
label{display:block;font-size:14px;margin-bottom:4px}
input{width:100%;font:inherit;padding:10px 12px;color:inherit;background:inherit;border:1px solid color-mix(in srgb,var(--text) 25%,transparent);border-radius:8px;direction:ltr;text-align:start}
input:focus-visible,button:focus-visible{outline:2px solid var(--primary);outline-offset:1px}
input[aria-invalid=true]{border-color:var(--danger)}
.row{display:grid;grid-template-columns:1fr 1fr;gap:12px;margin-top:12px}
[role=alert]{color:var(--danger);font-size:14px;min-height:1.4em;margin:8px 0 0}
.bank{padding:24px}button{font:inherit;width:100%;padding:12px;margin-top:12px;border:1px solid var(--text);border-radius:8px;color:inherit;background:inherit;cursor:pointer}
button.main{background:var(--primary);color:var(--background)}`

/** The card fields. They speak to the page that they are in by messages, and to nobody of numbers but the API. */
export function elementsPage(query: URLSearchParams): string {
  const asked = (query.get("locale") ?? "en").split("-")[0] as Language
  const language: Language = asked in WORDS ? asked : "en"
  const words = WORDS[language]
  const settings = Object.fromEntries(["id", "key", "client_secret", "parent"].map((name) => [name, query.get(name) ?? ""]))
  return page(
    language,
    "Card",
    `<style>:root{${colours(query)}}</style><form autocomplete="on" novalidate>
  <label for="number">${words.number}</label>
  <input id="number" inputmode="numeric" autocomplete="cc-number" placeholder="1234 1234 1234 1234" maxlength="23">
  <div class="row"><div><label for="expiry">${words.expiry}</label>
  <input id="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY" maxlength="9"></div>
  <div><label for="cvc">${words.cvc}</label>
  <input id="cvc" inputmode="numeric" autocomplete="cc-csc" placeholder="CVC" maxlength="4"></div></div>
  <p role="alert"></p>
</form>
<script>
const settings = ${json(settings)}, words = ${json(words)}
const field = (id) => document.getElementById(id)
const [number, expiry, cvc] = ["number", "expiry", "cvc"].map(field)
const note = document.querySelector("[role=alert]")
const tell = (message) => parent.postMessage({ id: settings.id, ...message }, settings.parent)
const digits = (input) => input.value.replace(/\\D/g, "")
number.addEventListener("input", () => { number.value = digits(number).slice(0, 19).replace(/(.{4})(?=.)/g, "$1 ") })
expiry.addEventListener("input", (event) => {
  const typed = digits(expiry).slice(0, 4)
  expiry.value = typed.length > 2 || (typed.length === 2 && !/delete/.test(event.inputType || "")) ? typed.slice(0, 2) + " / " + typed.slice(2) : typed
})
cvc.addEventListener("input", () => { cvc.value = digits(cvc) })
const checks = [[number, 12, "incomplete_number"], [expiry, 4, "incomplete_expiry"], [cvc, 3, "incomplete_cvc"]]
const missing = () => checks.find(([input, least]) => digits(input).length < least)
document.addEventListener("input", () => {
  note.textContent = ""
  for (const [input] of checks) input.removeAttribute("aria-invalid")
  tell({ type: "change", value: { complete: !missing(), empty: checks.every(([input]) => !input.value), value: { type: "card" } } })
})
function check() {
  const wrong = missing()
  if (!wrong) return undefined
  const [input, , code] = wrong
  input.setAttribute("aria-invalid", "true")
  input.focus()
  note.textContent = words[code]
  return { type: "validation_error", code, message: words[code] }
}
async function confirm({ return_url }) {
  const body = new URLSearchParams({
    key: settings.key, client_secret: settings.client_secret, use_stripe_sdk: "true", return_url,
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": digits(number),
    "payment_method_data[card][exp_month]": digits(expiry).slice(0, 2),
    "payment_method_data[card][exp_year]": digits(expiry).slice(2),
    "payment_method_data[card][cvc]": cvc.value,
  })
  const id = settings.client_secret.split("_secret_")[0]
  const answer = await (await fetch("/v1/payment_intents/" + id + "/confirm", { method: "POST", body })).json()
  return answer.error ? { error: answer.error } : { paymentIntent: answer }
}
addEventListener("message", async ({ origin, data }) => {
  if (origin !== settings.parent || !data || data.id !== settings.id) return
  const error = check()
  let value = error ? { error } : {}
  if (!error && data.what === "confirm") {
    value = await confirm(data.values).catch(() => ({ error: { type: "api_connection_error", message: "We could not reach the payment service." } }))
  }
  tell({ call: data.call, value })
})
new ResizeObserver(() => tell({ type: "height", height: document.documentElement.scrollHeight })).observe(document.body)
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault())
tell({ type: "ready", value: {} })
</script>`,
  )
}

/** The page's colours; nothing else can be said by them. */
function colours(query: URLSearchParams): string {
  const given = ["primary", "background", "text", "danger"].map((name) => [name, query.get(name) ?? ""])
  return given.flatMap(([name, value = ""]) => (/^[\w#(),.%/ -]+$/.test(value) ? [`--${name}:${value}`] : [])).join(";")
}

/** The bank's page: 3-D Secure reduced to its two outcomes. */
export function challengePage({ id, client_secret, amount, currency }: Intent): string {
  const hidden = Object.entries({ payment_intent: id, client_secret })
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join("")
  return page(
    "en",
    "3-D Secure",
    `<main class="bank"><h1>Your bank</h1><p>Do you agree to pay ${escapeHtml(fromStripe(amount, currency).format())}?</p>
<form method="post" action="/v3/challenge">${hidden}
<button class="main" name="outcome" value="approve">Approve</button><button name="outcome" value="refuse">Refuse</button></form></main>`,
  )
}

/** Tells the page around it that the bank has decided. */
export function leavePage(note: string): string {
  return page(
    "en",
    "Done",
    `<main class="bank"><p>${escapeHtml(note)}</p></main><script>if (parent !== window) parent.postMessage({ type: "challenge-done" }, "*")</script>`,
  )
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title} (Stripe stand-in)</title><style>${STYLE}</style>${body}</html>`
}

/** For an inline script: nothing in it may end the element. */
const json = (value: unknown) => JSON.stringify(value).replace(/</g, "\\u003c")

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
