import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startTestServer, type TestServer } from "./helper"
import { createShop, type Shop } from "./shop"

let server: TestServer
let shop: Shop
let customer: Record<string, string>

beforeAll(async () => {
  server = await startTestServer()
  shop = await createShop(server)
  customer = await signUp("shopper@example.com")
}, 120_000)

afterAll(() => server?.close())

interface Question {
  method: string
  path: string
  body?: string
  headers?: Record<string, string>
}

interface Answer {
  status: number
  text: string
}

async function ask({ method, path, body, headers = {} }: Question): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...server.shop, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body }),
  })
  return { status: response.status, text: await response.text() }
}

async function signUp(email: string): Promise<Record<string, string>> {
  const send = async (path: string, body: unknown, headers = {}) =>
    JSON.parse((await ask({ method: "POST", path, body: JSON.stringify(body), headers })).text) as { token: string }
  const { token } = await send("/auth/customer/emailpass/register", { email, password: "correct horse" })
  await send("/store/customers", { email }, { authorization: `Bearer ${token}` })
  const signedIn = await send("/auth/customer/emailpass", { email, password: "correct horse" })
  return { authorization: `Bearer ${signedIn.token}` }
}

const LONG = "x".repeat(5_000)
/** Values that are no id, no number, no text, or too much of it. */
const nasty = [
  "%00",
  "%27%3BDROP%20TABLE%20x--",
  "%F0%9F%92%A9",
  "-1",
  "0",
  "NaN",
  "9e99",
  "99999999999999999999",
  "null",
  "[object]",
  "%ED%A0%80",
  "..",
  "__proto__",
  "constructor",
  LONG,
]
const nastyJson: unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  9e99,
  1e308,
  "",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "💩",
  LONG,
  [],
  {},
  [[]],
  { $gt: "" },
  { __proto__: 1 },
  ["a", null],
  "2026-99-99",
  "null",
]

const queries = [
  "limit=%s",
  "offset=%s",
  "order=%s",
  "order=-%s",
  "fields=%s",
  "fields=*%s",
  "fields=id,%s.%s",
  "q=%s",
  "id=%s",
  "id[]=%s",
  "id[%s]=1",
  "%s=1",
  "created_at[$gt]=%s",
  "created_at[%s]=1",
  "$and[]=%s",
  "$or[0][id]=%s",
  "with_deleted=%s",
  "a.b.c.d=%s",
  "limit[]=%s&limit[]=2",
  "[[[[]]]]=%s",
  "id[a][b][c][d][e][f]=%s",
  "region_id=%s",
  "currency_code=%s",
]
const collections = [
  "products",
  "product-variants",
  "product-options",
  "product-tags",
  "product-types",
  "product-categories",
  "collections",
  "regions",
  "currencies",
  "return-reasons",
  "orders",
  "payment-providers",
  "shipping-options",
  "customers/me",
  "customers/me/addresses",
  "locales",
]

function* readings(): Generator<Question> {
  for (const name of collections) {
    for (const value of nasty) yield { method: "GET", path: `/store/${name}/${value === "." || value === ".." ? "%2E%2E" : value}` }
    for (const [index, query] of queries.entries()) {
      for (const value of [nasty[index % nasty.length] as string, "%00", "-1"])
        yield { method: "GET", path: `/store/${name}?${query.replaceAll("%s", value)}` }
    }
  }
}

function* writings({ ids }: Shop): Generator<Question> {
  const routes: [string, string[]][] = [
    [
      "/store/carts",
      ["region_id", "email", "items", "currency_code", "shipping_address", "metadata", "promo_codes", "sales_channel_id", "locale"],
    ],
    [`/store/carts/${ids.cart}`, ["region_id", "email", "shipping_address", "billing_address", "metadata", "promo_codes"]],
    [`/store/carts/${ids.cart}/line-items`, ["variant_id", "quantity", "metadata"]],
    [`/store/carts/${ids.cart}/promotions`, ["promo_codes"]],
    [`/store/carts/${ids.cart}/shipping-methods`, ["option_id", "data"]],
    [`/store/carts/${ids.cart}/taxes`, ["x"]],
    [`/store/carts/${ids.cart}/complete`, ["x"]],
    ["/store/payment-collections", ["cart_id"]],
    ["/store/payment-collections/pay_col_1/payment-sessions", ["provider_id", "data"]],
    ["/store/customers", ["email", "first_name", "metadata"]],
    ["/store/customers/me", ["first_name", "phone", "metadata", "company_name"]],
    ["/store/customers/me/addresses", ["first_name", "country_code", "is_default_billing", "metadata"]],
    ["/store/returns", ["order_id", "items", "return_shipping", "location_id"]],
    ["/store/orders/order_1/transfer/request", ["description"]],
    ["/store/orders/order_1/transfer/accept", ["token"]],
    ["/store/shipping-options/so_1/calculate", ["cart_id", "data"]],
    ["/auth/customer/emailpass", ["email", "password"]],
    ["/auth/customer/emailpass/register", ["email", "password"]],
    ["/auth/customer/emailpass/reset-password", ["identifier", "metadata"]],
    ["/auth/customer/emailpass/update", ["password", "email"]],
    ["/auth/customer/nobody", ["email"]],
    ["/auth/__proto__/emailpass", ["email", "password"]],
    ["/auth/customer/constructor", ["email", "password"]],
    ["/auth/session", ["x"]],
    ["/auth/token/refresh", ["x"]],
    ["/auth/verification/request", ["email", "x"]],
    ["/auth/verification/confirm", ["code", "token"]],
    ["/auth/mfa/factors", ["provider", "type"]],
    ["/auth/mfa/factors/x/verify", ["code"]],
    ["/auth/mfa/challenges/x/verify", ["code"]],
    ["/auth/mfa/recovery-codes", ["x"]],
  ]
  const credentials = { email: "a@example.com", password: "x" }
  const line = { variant_id: ids.variant, quantity: 1 }
  for (const [path, fields] of routes) {
    const whole = [
      "",
      "null",
      "[]",
      "1",
      '"text"',
      "{",
      '{"a":',
      "\u0000",
      "[[[[",
      '{"__proto__":{"admin":true}}',
      JSON.stringify({ constructor: { prototype: {} } }),
    ]
    for (const body of whole) yield { method: "POST", path, body, headers: customer }
    for (const field of fields) {
      // Complete otherwise, so that the field is what is read; routes that refuse unknown fields get it alone.
      if (/line-items$|emailpass$/.test(path)) {
        for (const value of nastyJson)
          yield {
            method: "POST",
            path,
            body: JSON.stringify({ ...(path.startsWith("/auth") ? credentials : line), [field]: value }),
            headers: customer,
          }
        continue
      }
      for (const value of nastyJson) yield { method: "POST", path, body: JSON.stringify({ [field]: value }), headers: customer }
    }
  }
  for (const value of ["%27", "%00", "💩", LONG.slice(0, 300)]) {
    yield { method: "DELETE", path: `/store/carts/${value}/line-items/${value}` }
    yield { method: "POST", path: `/store/carts/${value}`, body: "{}" }
    yield { method: "POST", path: `/store/carts/${value}/complete`, body: "{}" }
    yield { method: "POST", path: `/store/carts/${value}/line-items`, body: JSON.stringify({ variant_id: value, quantity: 1 }) }
    yield { method: "DELETE", path: `/store/customers/me/addresses/${value}`, headers: customer }
    yield { method: "GET", path: `/auth/${value}/emailpass` }
    yield { method: "POST", path: `/auth/customer/emailpass/callback?code=${value}&state=${value}`, body: "{}" }
    yield { method: "DELETE", path: `/auth/mfa/factors/${value}`, headers: customer }
    yield { method: "POST", path: `/hooks/payment/${value}`, body: "{}" }
  }
}

function* framings(): Generator<Question> {
  const path = "/store/carts"
  for (const type of [
    "text/plain",
    "application/xml",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "application/json; charset=nonsense",
    "nonsense",
    "application/json;;;",
    "text/plain; charset=utf-99",
  ]) {
    yield { method: "POST", path, body: "a=1&b[c]=2", headers: { "content-type": type } }
  }
  for (const encoding of ["gzip", "br", "nonsense"]) yield { method: "POST", path, body: "{}", headers: { "content-encoding": encoding } }
  for (const token of [
    "Bearer",
    "Bearer x",
    "Bearer a.b.c",
    "Basic x",
    "Basic ====",
    "Basic Og==",
    `Bearer ${LONG}`,
    "Bearer eyJhbGciOiJub25lIn0.eyJhY3Rvcl9pZCI6IngifQ.",
  ]) {
    yield { method: "GET", path: "/store/customers/me", headers: { authorization: token } }
    yield { method: "GET", path: "/admin/products", headers: { authorization: token } }
  }
  for (const key of ["x", "pk_", "' OR 1=1", LONG])
    yield { method: "GET", path: "/store/products", headers: { "x-publishable-api-key": key } }
  yield { method: "GET", path: "/store/products", headers: { cookie: "connect.sid=s%3Anonsense.x" } }
  yield { method: "GET", path: "/store/products", headers: { cookie: "connect.sid=%" } }
  yield { method: "GET", path: "/store/products", headers: { "x-medusa-locale": "%00", "accept-language": LONG } }
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
    for (const name of collections) yield { method, path: `/store/${name}` }
  yield { method: "POST", path, body: `{"metadata":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}` }
  yield { method: "POST", path, body: `{"metadata":${"[".repeat(20_000)}${"]".repeat(20_000)}}` }
}

async function faultsOf(questions: Iterable<Question>): Promise<{ asked: number; faults: string[] }> {
  const all = [...questions]
  const faults: string[] = []
  for (let start = 0; start < all.length; start += 16) {
    await Promise.all(
      all.slice(start, start + 16).map(async (question) => {
        const { status, text } = await ask(question)
        const what = `${question.method} ${question.path.slice(0, 150)} ${(question.body ?? "").slice(0, 100)} ${JSON.stringify(question.headers?.authorization ?? "").slice(0, 20)}`
        if (status >= 500) faults.push(`${status} ${what}: ${text.slice(0, 200)}`)
        if (status >= 400 && question.method !== "HEAD" && text !== "Unauthorized") {
          const body = parse(text)
          if (!body?.message || !body.type || !body.code)
            faults.push(`${status} without type, code and message: ${what}: ${text.slice(0, 200)}`)
        }
        if (/node_modules|\bat \w+ \(|select .* from|insert into/i.test(text))
          faults.push(`tells of its inside: ${what}: ${text.slice(0, 200)}`)
      }),
    )
  }
  return { asked: all.length, faults }
}

function parse(text: string): { type?: string; code?: string; message?: string } | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

describe("no input makes the shop fail", () => {
  test("nonsense in paths and queries of reading routes", async () => {
    const { asked, faults } = await faultsOf(readings())
    expect(asked).toBeGreaterThan(300)
    expect(faults).toEqual([])
  }, 300_000)

  test("nonsense in bodies of writing routes", async () => {
    const { asked, faults } = await faultsOf(writings(shop))
    expect(asked).toBeGreaterThan(300)
    expect(faults).toEqual([])
  }, 300_000)

  test("nonsense in headers, encodings and nesting", async () => {
    expect((await faultsOf(framings())).faults).toEqual([])
  }, 120_000)
})

describe("what cannot be read is refused with its reason", () => {
  test.each([
    ["malformed JSON", { method: "POST", path: "/store/carts", body: "{" }, 400, "malformed_json"],
    [
      "a body over the limit",
      { method: "POST", path: "/store/carts", body: JSON.stringify({ email: "x".repeat(200_000) }) },
      413,
      "body_too_large",
    ],
    [
      "an unknown charset",
      { method: "POST", path: "/store/carts", body: "{}", headers: { "content-type": "application/json; charset=x" } },
      415,
      "unsupported_charset",
    ],
    ["a path that does not decode", { method: "GET", path: "/store/products/%E0%A4%A" }, 400, "malformed_url"],
    ["a URL without end", { method: "GET", path: `/store/products?q=${"x".repeat(9_000)}` }, 414, "url_too_long"],
    ["NUL in a value", { method: "GET", path: "/store/products?q=a%00b" }, 400, "invalid_text"],
  ] as const)("%s", async (_what, question, status, code) => {
    const answer = await ask(question as Question)
    expect(answer).toMatchObject({ status, text: expect.stringContaining(`"code":"${code}"`) })
  })
})
