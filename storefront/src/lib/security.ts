const isDevelopment = process.env.NODE_ENV === "development"

interface Hosts {
  readonly script: readonly string[]
  readonly connect: readonly string[]
  readonly frame: readonly string[]
}

const NOBODY: Hosts = { script: [], connect: [], frame: [] }

/** https://docs.stripe.com/security/guide#content-security-policy */
const STRIPE: Hosts = {
  script: ["https://js.stripe.com", "https://*.js.stripe.com"],
  connect: ["https://api.stripe.com"],
  frame: ["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"],
}

/** Who else works in the checkout: Stripe with its card fields and the banks' pages, or what stands in for it. */
function paymentHosts(): Hosts {
  const { STRIPE_URL } = process.env
  if (!STRIPE_URL || !URL.canParse(STRIPE_URL)) return STRIPE
  const { origin } = new URL(STRIPE_URL)
  return { script: [origin], connect: [origin], frame: [origin] }
}

/** `/en/checkout` and what is under it. */
export const isCheckout = (path: string): boolean => /^\/(?:[a-z]{2}\/)?checkout(?:\/|$)/.test(path)

/**
 * Scripts run only when the server has named them for this one answer; styles may stand inline, as React
 * sets them; pictures come from here, where they are made small. In the checkout the payment's own frames are let in.
 */
export function contentSecurityPolicy(nonce: string, path: string): string {
  const { script, connect, frame } = isCheckout(path) ? paymentHosts() : NOBODY
  const directives = {
    "default-src": ["'self'"],
    "script-src": ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...script, ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...connect, ...(isDevelopment ? ["ws:"] : [])],
    "frame-src": frame.length > 0 ? frame : ["'none'"],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(" ")}`)
    .join("; ")
}
