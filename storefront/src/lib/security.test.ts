import { afterEach, expect, test, vi } from "vitest"
import { contentSecurityPolicy } from "./security"

const policyOf = (path: string) =>
  Object.fromEntries(
    contentSecurityPolicy("bm9uY2U=", path)
      .split("; ")
      .map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]),
  )

afterEach(() => vi.unstubAllEnvs())

test.each(["/en", "/en/p/checkout-book", "/en/account/cards", "/checkoutish", "/en/cart"])(
  "on %s nobody else's frames are let in",
  (path) => {
    expect(policyOf(path)["frame-src"]).toEqual(["'none'"])
    expect(JSON.stringify(policyOf(path))).not.toContain("stripe")
  },
)

test.each(["/checkout", "/en/checkout", "/ar/checkout/result"])("on %s Stripe's are, and scripts still need a name", (path) => {
  const policy = policyOf(path)
  expect(policy["frame-src"]).toEqual(["https://js.stripe.com", "https://*.js.stripe.com", "https://hooks.stripe.com"])
  expect(policy["connect-src"]).toContain("https://api.stripe.com")
  expect(policy["script-src"]).toEqual(expect.arrayContaining(["'nonce-bm9uY2U='", "'strict-dynamic'", "https://js.stripe.com"]))
  expect(policy["script-src"]).not.toContain("'unsafe-inline'")
})

test("what stands in for Stripe is let in by its own address, and what is no address changes nothing", () => {
  vi.stubEnv("STRIPE_URL", "http://127.0.0.1:9700/some/path; script-src *")
  expect(policyOf("/en/checkout")["frame-src"]).toEqual(["http://127.0.0.1:9700"])
  vi.stubEnv("STRIPE_URL", "nonsense; script-src *")
  expect(policyOf("/en/checkout")["frame-src"]).toContain("https://js.stripe.com")
})
