import { race, type TestEngine, TestClient, testEngine, testShop } from "@wekala/engine/testing"
import { queryRows } from "@wekala/engine/kit"
import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { beforeAll, describe, expect, test } from "vitest"
import { linkIn, mailsTo } from "../support/mailbox"

let engine: TestEngine
const PASSWORD = "correct horse"

beforeAll(async () => {
  engine = await testEngine()
})

interface Member {
  email: string
  id: string
  client: TestClient
}

const store = () => ({ "x-publishable-api-key": engine.publishableKey })
const as = (token: string, headers: Record<string, string> = {}) =>
  new TestClient(engine.url, { ...store(), ...headers, authorization: `Bearer ${token}` })

async function signIn(email: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<TestClient> {
  const { status, body } = await engine.store.post("/auth/customer/emailpass", { email, password })
  expect(status, JSON.stringify(body)).toBe(200)
  return as(body.token, headers)
}

/** A customer who has registered as the storefront does it. */
async function register(): Promise<Member> {
  const email = `ada-${randomUUID()}@wekala.test`
  const { body } = await engine.store.post("/auth/customer/emailpass/register", { email, password: PASSWORD })
  await as(body.token).post("/store/customers", { email, first_name: "Ada", last_name: "Byron", metadata: { locale: "fr" } })
  const client = await signIn(email)
  const { body: me } = await client.get("/store/customers/me")
  return { email, id: me.customer.id, client }
}

/** Runs what is due until a letter with this subject is there. */
async function letter(email: string, subject: RegExp) {
  await expect
    .poll(
      async () => {
        await engine.clock.advance(60_000)
        return (await mailsTo(engine, email)).map((mail) => mail.subject)
      },
      { timeout: 10_000 },
    )
    .toContainEqual(expect.stringMatching(subject))
  return (await mailsTo(engine, email)).filter((mail) => subject.test(mail.subject ?? "")).at(-1)
}

describe("passwords", () => {
  test.each([
    ["short", "password_too_short"],
    ["", "password_too_short"],
    [null, "password_too_short"],
    [["a", "b"], "password_too_short"],
    ["x".repeat(201), "password_too_long"],
  ])("%j is refused at registration, for customers and for merchants", async (password, code) => {
    for (const actor of ["customer", "user"]) {
      const answer = await engine.store.post(`/auth/${actor}/emailpass/register`, { email: `${randomUUID()}@wekala.test`, password })
      expect(answer).toMatchObject({ status: 400, body: { code } })
    }
  })

  test("the address is not the password", async () => {
    const email = `${randomUUID()}@wekala.test`
    const answer = await engine.store.post("/auth/customer/emailpass/register", { email, password: email.toUpperCase() })
    expect(answer).toMatchObject({ status: 400, body: { code: "password_is_email" } })
  })

  test("an address in capitals, with spaces, is the same customer", async () => {
    const { email } = await register()
    await signIn(` ${email.toUpperCase()} `)
  })

  test("a new password ends every session, also one that was never seen, and its owner is told", async () => {
    const { email, client } = await register()
    const elsewhere = await signIn(email)
    await elsewhere.get("/store/account")
    expect(await client.post("/store/account/password", { current_password: "wrong one", password: "battery staple" })).toMatchObject({
      status: 422,
      body: { code: "wrong_password" },
    })
    expect(await client.post("/store/account/password", { current_password: PASSWORD, password: "short" })).toMatchObject({
      status: 400,
      body: { code: "password_too_short" },
    })
    expect(await client.post("/store/account/password", { current_password: PASSWORD, password: "battery staple" })).toMatchObject({
      status: 204,
    })
    for (const old of [client, elsewhere]) {
      expect((await old.get("/store/customers/me")).status).toBe(401)
      expect((await old.get("/store/account")).status).toBe(401)
    }
    await signIn(email, "battery staple")
    expect((await letter(email, /mot de passe a été changé/))?.html).toContain('lang="fr"')
  })

  test("a token that no request has ever shown ends too", async () => {
    const { email, id } = await register()
    const client = await signIn(email)
    await queryRows(
      `INSERT INTO account_sign_out SELECT id, now() + interval '10 seconds' FROM auth_identity WHERE app_metadata ->> 'customer_id' = $1`,
      [id],
    )
    expect((await client.get("/store/customers/me")).status).toBe(401)
    // It is not a way to a fresh one either.
    expect((await client.post("/auth/token/refresh", {})).status).toBe(401)
  })
})

describe("a forgotten password", () => {
  const ask = (email: string) =>
    engine.store.post("/auth/customer/emailpass/reset-password", { identifier: email, metadata: { locale: "ar-EG" } })

  test("is reset by a mailed link, once, and ends every session", async () => {
    const { email, client } = await register()
    expect((await ask(email)).status).toBe(201)
    const mail = await letter(email, /كلمة مرور جديدة/)
    const link = linkIn(mail)
    expect(link.pathname).toBe("/ar/account/reset")
    const bearer = { authorization: `Bearer ${link.searchParams.get("token")}` }
    const reset = (password: string) => new TestClient(engine.url, bearer).post("/auth/customer/emailpass/update", { password })
    expect(await reset("short")).toMatchObject({ status: 400, body: { code: "password_too_short" } })
    expect((await reset("battery staple")).status).toBe(200)
    expect((await reset("another battery")).status).toBe(401)
    expect((await client.get("/store/customers/me")).status).toBe(401)
    await signIn(email, "battery staple")
  })

  test("nothing is sent to a stranger, and the answer is the same", async () => {
    const email = `${randomUUID()}@wekala.test`
    expect((await ask(email)).status).toBe(201)
    await engine.clock.advance(60_000)
    expect(await mailsTo(engine, email)).toEqual([])
  })

  test("is not a way to fill somebody's inbox", async () => {
    const { email } = await register()
    for (let time = 0; time < 6; time++) {
      await ask(email)
      await letter(email, /كلمة مرور جديدة/)
    }
    const mails = (await mailsTo(engine, email)).filter(({ subject }) => /كلمة مرور جديدة/.test(subject ?? ""))
    expect(mails.length).toBeLessThanOrEqual(3)
  })

  test("no notification that merchants see holds the link", async () => {
    const { email } = await register()
    await ask(email)
    const token = linkIn(await letter(email, /كلمة مرور جديدة/)).searchParams.get("token") as string
    const rows = await queryRows(`SELECT n::text AS row FROM notification n WHERE "to" = $1`, [email])
    expect(rows.length).toBeGreaterThan(0)
    for (const part of token.split(".")) expect(JSON.stringify(rows)).not.toContain(part)
  })
})

test("what a guest has ordered under an address is its account's once the address is shown to be one's own", async () => {
  const { email, client } = await register()
  const shop = await testShop(engine)
  const { variantId } = await shop.product()
  const cart = await shop.cart(engine.store, { variantId, email })
  const { id } = await shop.pay(engine.store, cart.id)
  const own = await shop.pay(client, (await shop.cart(client, { variantId, email })).id)
  const ids = async () => (await client.get("/store/orders")).body.orders.map((order: { id: string }) => order.id)
  expect(await ids()).toEqual([own.id])
  expect((await client.get("/store/orders", { id })).body.orders).toEqual([])
  expect((await client.get(`/store/orders/${id}`)).body.order.email).toMatch(/•/)
  expect((await client.get("/store/account/data")).body.data.account.orders.map((order: { id: string }) => order.id)).toEqual([own.id])
  const back = { order_id: id, items: [{ id: "ordli_1", quantity: 1 }], return_shipping: { option_id: shop.returnOptionId } }
  expect(await client.post("/store/returns", back)).toMatchObject({ status: 404, body: { code: "order_not_found" } })
  const code = linkIn(await letter(email, /Est-ce bien/)).searchParams.get("code")
  await engine.store.post("/store/account/email-verification/confirm", { code })
  expect((await ids()).sort()).toEqual([id, own.id].sort())
  expect((await client.get(`/store/orders/${id}`)).body.order.email).toBe(email)
})

test("a merchant is invited by a mail, and chooses a new password by one", async () => {
  const email = `merchant-${randomUUID()}@wekala.test`
  expect((await engine.admin.client.post("/admin/invites", { email })).status).toBe(200)
  const invited = linkIn(await letter(email, /You are invited/))
  expect(invited.pathname).toBe("/app/invite")
  const { body } = await engine.anonymous.post("/auth/user/emailpass/register", { email, password: PASSWORD })
  const invitee = new TestClient(engine.url, { authorization: `Bearer ${body.token}` })
  const accepted = await invitee.post(`/admin/invites/accept?token=${invited.searchParams.get("token")}`, {
    first_name: "Mona",
    last_name: "Said",
  })
  expect(accepted.status, JSON.stringify(accepted.body)).toBe(200)
  await engine.anonymous.post("/auth/user/emailpass/reset-password", { identifier: email })
  expect(linkIn(await letter(email, /Choose a new password/)).pathname).toBe("/app/reset-password")
})

describe("the e-mail address", () => {
  test("is verified by a link that a new customer gets, once", async () => {
    const { email, client } = await register()
    expect((await client.get("/store/account")).body.account).toMatchObject({ sign_in_email: email, email_verified_at: null })
    const code = linkIn(await letter(email, /Est-ce bien votre adresse/)).searchParams.get("code")
    const confirm = () => engine.store.post("/store/account/email-verification/confirm", { code })
    expect((await confirm()).status).toBe(204)
    expect(await confirm()).toMatchObject({ status: 422, body: { code: "link_used" } })
    expect((await client.get("/store/account")).body.account.email_verified_at).toMatch(/^20/)
    // Verified is verified: no second letter.
    const before = (await mailsTo(engine, email)).length
    expect((await client.post("/store/account/email-verification", {})).status).toBe(202)
    await engine.clock.advance(60_000)
    expect(await mailsTo(engine, email)).toHaveLength(before)
  })

  test("asked for several times at once, the first time, it is sent, and one of the links holds", async () => {
    const { email, client } = await register()
    const { fulfilled } = await race(4, () => client.post("/store/account/email-verification", {}))
    expect(fulfilled.map(({ status }) => status)).toEqual([202, 202, 202, 202])
    await letter(email, /Est-ce bien|Is this/)
    const codes = (await mailsTo(engine, email)).map((mail) => linkIn(mail).searchParams.get("code"))
    const answers = await Promise.all(codes.map((code) => engine.store.post("/store/account/email-verification/confirm", { code })))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  test("a link that is asked for anew ends the one before", async () => {
    const { email, client } = await register()
    const old = linkIn(await letter(email, /Est-ce bien/)).searchParams.get("code")
    await client.post("/store/account/email-verification", { locale: "en" })
    const fresh = linkIn(await letter(email, /Is this your address/)).searchParams.get("code")
    const confirm = (code: string | null) => engine.store.post("/store/account/email-verification/confirm", { code })
    expect(await confirm(old)).toMatchObject({ status: 422 })
    expect((await confirm(fresh)).status).toBe(204)
  })

  test("nobody can have the shop write to a stranger", async () => {
    const { client } = await register()
    const ask = (entity_id: unknown, entity_type: unknown = "email") =>
      client.post("/auth/verification/request", { entity_id, entity_type })
    expect(await ask("stranger@example.com")).toMatchObject({ status: 403, body: { code: "not_your_address" } })
    expect((await ask({ $ne: null })).status).toBe(400)
    expect((await engine.store.post("/auth/verification/request", { entity_id: "a@example.com", entity_type: "email" })).status).toBe(401)
  })
})

describe("sessions", () => {
  test("are listed with their devices, and end one by one or all others at once", async () => {
    const { email, client } = await register()
    // Tokens tell their second: two of one second are one.
    await sleep(1_000)
    const phone = await signIn(email, PASSWORD, { "user-agent": "Phone/1" })
    await sleep(1_000)
    const laptop = await signIn(email, PASSWORD, { "user-agent": "Laptop/2" })
    for (const device of [phone, laptop]) await device.get("/store/customers/me")
    const { body } = await laptop.get("/store/account/sessions")
    expect(body.sessions).toHaveLength(3)
    expect(body.sessions[0]).toMatchObject({ current: true, user_agent: "Laptop/2", ip: expect.any(String) })
    expect(JSON.stringify(body)).not.toMatch(/token|hash/)
    const onPhone = body.sessions.find(({ user_agent }: { user_agent: string }) => user_agent === "Phone/1")
    expect((await laptop.delete(`/store/account/sessions/${onPhone.id}`)).status).toBe(204)
    expect((await phone.get("/store/customers/me")).status).toBe(401)
    expect((await client.get("/store/customers/me")).status).toBe(200)
    expect((await laptop.delete("/store/account/sessions")).status).toBe(204)
    expect((await client.get("/store/customers/me")).status).toBe(401)
    expect((await laptop.get("/store/account/sessions")).body.sessions).toHaveLength(1)
  })

  test("nobody ends another's, nor learns that it is there", async () => {
    const [ada, eve] = [await register(), await register()]
    const id = (await ada.client.get("/store/account/sessions")).body.sessions[0].id
    expect(await eve.client.delete(`/store/account/sessions/${id}`)).toMatchObject({ status: 404, body: { code: "session_not_found" } })
    expect((await ada.client.get("/store/customers/me")).status).toBe(200)
    expect((await engine.store.get("/store/account/sessions")).status).toBe(401)
  })

  test("an ended one still reads the shop, as a guest", async () => {
    const { client } = await register()
    expect((await client.delete("/store/account/sessions/current")).status).toBe(204)
    expect((await client.get("/store/customers/me")).status).toBe(401)
    expect((await client.get("/store/regions")).status).toBe(200)
  })

  test("a cookie's session ends as well", async () => {
    const { client } = await register()
    const opened = await fetch(`${engine.url}/auth/session`, { method: "POST", headers: client.headers })
    const cookie = opened.headers.get("set-cookie")?.split(";")[0] as string
    const browser = new TestClient(engine.url, { ...store(), cookie })
    expect((await browser.get("/store/customers/me")).status).toBe(200)
    expect((await client.delete("/store/account/sessions")).status).toBe(204)
    expect((await browser.get("/store/customers/me")).status).toBe(401)
  })
})

describe("preferences", () => {
  test("news only for who asks for it, with the day of the consent", async () => {
    const { id, client } = await register()
    expect((await client.get("/store/account")).body.account.preferences).toEqual({ updates: true, news: false })
    expect(await client.post("/store/account/preferences", { news: true })).toMatchObject({
      body: { preferences: { updates: true, news: true } },
    })
    const consent = () => queryRows<{ at: Date }>("SELECT news_decided_at AS at FROM account_preference WHERE customer_id = $1", [id])
    const [first] = await consent()
    await client.post("/store/account/preferences", { news: true, updates: false })
    expect(await consent()).toEqual([first])
    await client.post("/store/account/preferences", { news: false })
    expect((await consent())[0]?.at.getTime()).toBeGreaterThan(first?.at.getTime() as number)
    expect(await client.post("/store/account/preferences", { spam: true })).toMatchObject({ status: 400, body: { code: "invalid_input" } })
    expect((await engine.store.post("/store/account/preferences", { news: true })).status).toBe(401)
  })
})

describe("my data", () => {
  test("all that the shop knows is one answer, with a part for each plugin", async () => {
    const { email, client } = await register()
    await client.post("/store/customers/me/addresses", { first_name: "Ada", address_1: "1 Main Street", city: "Cairo", country_code: "eg" })
    const { body } = await client.get("/store/account/data")
    expect(body.data.account).toMatchObject({
      customer: { email, addresses: [{ city: "Cairo" }] },
      orders: [],
      sessions: [expect.anything()],
    })
    expect(body.data).toHaveProperty("wallet")
  })

  test("is forgotten when asked for, and asked for twice it is forgotten once", async () => {
    const { email, id, client } = await register()
    await client.post("/store/customers/me/addresses", { first_name: "Ada", address_1: "1 Main Street", city: "Cairo", country_code: "eg" })
    await client.post("/store/account/preferences", { news: true })
    expect(await client.post("/store/account/erasure", { current_password: "wrong one" })).toMatchObject({
      status: 422,
      body: { code: "wrong_password" },
    })
    const answers = await Promise.all([1, 2].map(() => client.post("/store/account/erasure", { current_password: PASSWORD })))
    expect(answers.map(({ status }) => status)).toContain(202)
    expect((await client.get("/store/customers/me")).status).toBe(401)
    await letter(email, /Your account is deleted/)
    await engine.clock.advance(2 * 3_600_000)
    for (const table of [
      "customer",
      "customer_address",
      "provider_identity",
      "auth_identity",
      "notification",
      "account_session",
      "account_preference",
    ]) {
      const rows = await queryRows(`SELECT 1 FROM ${table} t WHERE t::text LIKE $1 OR t::text LIKE '%1 Main Street%' AND t::text LIKE $2`, [
        `%${email}%`,
        `%${id}%`,
      ])
      expect(rows, table).toEqual([])
    }
    expect((await engine.store.post("/auth/customer/emailpass", { email, password: PASSWORD })).status).toBe(401)
    // The address is free again.
    expect((await engine.store.post("/auth/customer/emailpass/register", { email, password: PASSWORD })).status).toBe(200)
  })

  test("is kept while there is money in the wallet", async () => {
    const { id, client } = await register()
    const wallet = engine.container.resolve("wallet") as import("@wekala/wallet").WalletService
    const { Money } = await import("@wekala/engine/kit")
    const account = await wallet.accountId({ kind: "customer", owner_id: id, currency_code: "usd" })
    const move = (reference: string, from: never, to: never) =>
      wallet.ledger.transfer({ reference, kind: "test.fund", from, to, amount: Money.ofMinor(500n, "usd") })
    const bank = { kind: "bank", currency_code: "usd" }
    await move(randomUUID(), bank as never, account as never)
    expect(await client.post("/store/account/erasure", { current_password: PASSWORD })).toMatchObject({
      status: 409,
      body: { code: "wallet_not_empty" },
    })
    expect((await client.get("/store/customers/me")).status).toBe(200)
    await move(randomUUID(), account as never, bank as never)
    expect((await client.post("/store/account/erasure", { current_password: PASSWORD })).status).toBe(202)
    await engine.clock.advance(0)
    expect(await wallet.account(account)).toMatchObject({ status: "closed" })
  })
})
