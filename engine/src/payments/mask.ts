/** Stands in the place of what is not kept. */
export const HIDDEN = "•••"

/** Characters of one text, and of all that is kept of one message. */
const LONGEST_TEXT = 500
const LONGEST_MESSAGE = 8_000
const DEEPEST = 12
/** A shorter one, such as "NA" for a name that is not known, would be found in the middle of words. */
const SHORTEST_FOUND = 3

/** What is named so, and all below it, is a secret, a card's, or somebody's. */
const HIDES =
  /secret|token|passw|api_?key|(^|_)key($|_)|authorization|signature|hmac|cvv|cvc|(^|_)(pan|pin|otp|ip|iban|bic)($|_)|card|bank|account|name|phone|mobile|msisdn|mail|street|address|building|floor|apartment|city|postal|zip|country|region|billing|shipping|customer|payer|owner|person|birth|gender|user|identity|tax|national|passport|contact|fingerprint|shopper/

/** Texts and long numbers are kept only where their name says that they are of the matter. */
const KEEPS =
  /^(ids?|.+_ids?|object|(.+_)?type|(.+_)?types|(.+_)?status|(.+_)?currency|(.*_)?amount(_.+)?|.+_cents|(.+_)?code|brand|(.+_)?message|details?|errors?|(.+_)?reason|created|.+_at|(.+_)?date|event|reference|.+_reference|order|(.+_)?transaction|(.+_)?charge|payment_intent|refund|.*payment_method.*|(.+_)?method|mode|api_version|quantity|expiration|parent_transaction)$/

const KEY = /\b\w*(?:sk|csk|rk|whsec|secret)_\w+/gi
const PATTERNS: readonly RegExp[] = [
  /[^\s"'<>@(),;:]+@[^\s"'<>@(),;:]+\.[^\s"'<>@(),;:]+/g,
  /eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /\b(?:Bearer|Basic|Token)\s+\S+/gi,
  KEY,
  /\+\d[\d\s().-]{6,}\d/g,
]
const CARD_NUMBER = /\d(?:[ -]?\d){12,18}/g

/**
 * Takes secrets, card data and personal data out of one call's texts and JSON. What somebody's field holds is taken out
 * everywhere else too: a gateway's message likes to repeat it.
 *
 * @param messages all that was said in the call: a value that one of them hides is hidden in the others
 * @param secrets known to be such
 */
export function createMask(messages: readonly unknown[], secrets: readonly (string | undefined)[]) {
  const found = new Set<string>()
  for (const secret of secrets) if (secret) for (const form of formsOf(secret)) found.add(form)
  for (const message of messages) collect(message, "", false, found)
  // The longest first: a short one inside it would leave its ends.
  const words = [...found].filter(Boolean).sort((one, other) => other.length - one.length)

  const scrub = (text: string): string => {
    const known = words.reduce((clean, word) => clean.replaceAll(word, HIDDEN), wellFormed(text))
    const clean = PATTERNS.reduce((rest, pattern) => rest.replace(pattern, HIDDEN), known)
    return clean.replace(CARD_NUMBER, (digits) => (isCardNumber(digits) ? HIDDEN : digits))
  }

  const walk = (value: unknown, key: string, isHidden: boolean, depth: number, budget: { left: number }): unknown => {
    if (budget.left <= 0 || depth > DEEPEST) return "…"
    if (value === null || typeof value === "boolean") return value
    if (Array.isArray(value)) return value.slice(0, budget.left).map((one) => walk(one, key, isHidden, depth + 1, budget))
    if (typeof value === "object") {
      const entries: [string, unknown][] = []
      for (const [name, one] of Object.entries(value)) {
        if (budget.left <= 0) break
        const shown = scrub(name).slice(0, 100)
        budget.left -= shown.length
        entries.push([shown, walk(one, snake(name), isHidden || HIDES.test(snake(name)), depth + 1, budget)])
      }
      return Object.fromEntries(entries)
    }
    budget.left -= 10
    if (isHidden || !isKept(value, key)) return HIDDEN
    const text = scrub(String(value)).slice(0, LONGEST_TEXT)
    budget.left -= text.length
    return typeof value === "number" && text === String(value) ? value : text
  }

  return {
    /** A message as JSON, bounded in size. */
    json: (message: unknown): unknown => walk(message, "", false, 0, { left: LONGEST_MESSAGE }),
    /** An address without its query; what looks like a key in it is hidden. */
    path: (path: string): string =>
      path
        .split("/")
        .map((part) => (part.length > 60 || (/\d/.test(part) && part.search(KEY) >= 0) ? HIDDEN : scrub(decoded(part))))
        .join("/")
        .slice(0, LONGEST_TEXT),
  }
}

function isKept(value: unknown, key: string): boolean {
  if (KEEPS.test(key)) return true
  // A small number is a count or a flag; a long one may be a telephone's.
  return typeof value === "number" && Math.abs(value) < 10_000_000
}

/** The texts and numbers that are hidden for their name. */
function collect(value: unknown, key: string, isHidden: boolean, found: Set<string>): void {
  if (typeof value === "object" && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      const inner = Array.isArray(value) ? key : snake(name)
      collect(one, inner, isHidden || (!Array.isArray(value) && HIDES.test(inner)), found)
    }
  } else if (isHidden && (typeof value === "string" || typeof value === "number")) {
    for (const form of formsOf(String(value))) if (form.length >= SHORTEST_FOUND) found.add(form)
  }
}

/** As it may be written: as it is, in JSON, in an address, in a header. */
function formsOf(secret: string): string[] {
  const clean = wellFormed(secret)
  return [secret, clean, JSON.stringify(clean).slice(1, -1), encodeURIComponent(clean), Buffer.from(clean).toString("base64")]
}

/** `clientSecret` and `client-secret` as `client_secret`. */
function snake(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/[^\p{L}\d]+/gu, "_")
    .replace(/^_|_$/g, "")
    .toLowerCase()
}

/** PostgreSQL keeps neither NUL nor halves of characters. */
function wellFormed(text: string): string {
  return text.replaceAll("\0", "").replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "")
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return HIDDEN
  }
}

/** ISO/IEC 7812: the check digit (Luhn) is right. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "")
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
