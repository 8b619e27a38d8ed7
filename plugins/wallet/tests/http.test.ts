import type { TestCustomer } from "@wekala/engine/testing"
import { race } from "@wekala/engine/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { unique, type WalletTest, walletTest } from "./support/index"

let t: WalletTest
beforeAll(async () => {
  t = await walletTest()
})
afterAll(() => t.expectSound())

/** A customer with this much (decimal USD) in the wallet, put there by an admin. */
async function customerWith(decimal: string): Promise<TestCustomer & { account_id: string }> {
  const customer = await t.engine.customer()
  const account_id = await t.wallet.accountId({ kind: "customer", owner_id: customer.id, currency_code: "usd" })
  const body = { account_id, amount: decimal, currency_code: "usd", reason: "gift" }
  const { body: asked } = await t.engine.admin.client.post("/admin/wallet/adjustments", body)
  if (asked.adjustment.status === "pending") {
    await t.engine.secondAdmin.client.post(`/admin/wallet/adjustments/${asked.adjustment.id}/approve`)
  }
  return { ...customer, account_id }
}

const destination = { method: "bank_transfer", account_holder: "Ada", iban: "DE89370400440532013000" }

describe("who may call", () => {
  test.each(["/store/wallet", "/store/wallet/top-ups", "/store/wallet/withdrawals", "/store/wallet/statement?currency_code=usd"])(
    "%s asks a visitor to sign in",
    async (path) => {
      const answer = await t.engine.store.get(path)
      expect(answer).toMatchObject({ status: 401, body: { code: "sign_in_required" } })
    },
  )

  test.each(["accounts", "transactions", "holds", "escrows", "withdrawals", "adjustments", "trial-balance", "verification"])(
    "/admin/wallet/%s is closed to visitors and customers",
    async (path) => {
      const customer = await t.engine.customer()
      expect((await t.engine.anonymous.get(`/admin/wallet/${path}`)).status).toBe(401)
      expect((await customer.client.get(`/admin/wallet/${path}`)).status).toBe(401)
      expect((await t.engine.admin.client.get(`/admin/wallet/${path}`)).status).toBe(200)
    },
  )

  test("what belongs to another customer is not there", async () => {
    const [owner, stranger] = [await customerWith("50"), await t.engine.customer()]
    const { body } = await owner.client.post("/store/wallet/withdrawals", { amount: "5", currency_code: "usd", destination })
    expect((await stranger.client.post(`/store/wallet/withdrawals/${body.withdrawal.id}/cancel`)).status).toBe(404)
    const topUp = await owner.client.post("/store/wallet/top-ups", { amount: 5, currency_code: "usd" })
    expect((await stranger.client.get(`/store/wallet/top-ups/${topUp.body.top_up.id}`)).status).toBe(404)
    expect((await stranger.client.post(`/store/wallet/top-ups/${topUp.body.top_up.id}/complete`)).status).toBe(404)
    expect((await stranger.client.get("/store/wallet/withdrawals")).body.withdrawals).toEqual([])
  })
})

describe("input", () => {
  test.each([
    ["an unknown field", { amount: 1, currency_code: "usd", hack: true }, "body.hack"],
    ["a negative amount", { amount: -1, currency_code: "usd" }, "body.amount"],
    ["an amount in words", { amount: "ten", currency_code: "usd" }, "body.amount"],
    ["no currency", { amount: 1 }, "body.currency_code"],
    ["a list for a body", [], undefined],
  ])("%s is refused, naming the field", async (_, body, field) => {
    const customer = await t.engine.customer()
    const answer = await customer.client.post("/store/wallet/top-ups", body)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ type: "invalid_data", code: expect.any(String), message: expect.any(String) })
    if (field) expect(answer.body.fields.map((entry: { path: string }) => entry.path)).toContain(field)
  })

  test.each([
    ["10.001", "usd", "too_many_decimals"],
    ["1.5", "jpy", "too_many_decimals"],
    ["1", "xxq", "unknown_currency"],
  ])("%s %s is refused with %s", async (amount, currency_code, code) => {
    const customer = await t.engine.customer()
    expect(await customer.client.post("/store/wallet/top-ups", { amount, currency_code })).toMatchObject({ status: 400, body: { code } })
  })

  test.each([
    "/admin/wallet/accounts?limit=1000",
    "/admin/wallet/accounts?order=metadata",
    "/admin/wallet/accounts?status=melted",
    "/admin/wallet/accounts?unknown=1",
    "/admin/wallet/trial-balance?as_of=yesterday",
    "/admin/wallet/transactions?created_at[$near]=2026-01-01",
  ])("%s is refused", async (path) => {
    expect((await t.engine.admin.client.get(path)).status).toBe(400)
  })

  test("ids that are not there are 404s", async () => {
    const { client } = t.engine.admin
    for (const path of ["accounts/x", "transactions/x", "escrows/x", "accounts/x/statement"]) {
      expect((await client.get(`/admin/wallet/${path}`)).status).toBe(404)
    }
    for (const path of ["holds/x/release", "escrows/x/release", "withdrawals/x/approve", "adjustments/x/approve", "accounts/x/freeze"]) {
      expect((await client.post(`/admin/wallet/${path}`)).status).toBe(404)
    }
  })
})

describe("Idempotency-Key", () => {
  const body = { amount: "5", currency_code: "usd", destination }

  test("the same request twice is done once and answered alike", async () => {
    const customer = await customerWith("50")
    const key = unique("key")
    const first = await customer.client.post("/store/wallet/withdrawals", body, { key })
    const second = await customer.client.post("/store/wallet/withdrawals", body, { key })
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(second.headers.get("idempotent-replayed")).toBe("true")
    expect((await t.balances(customer.account_id)).held).toBe(500n)
  })

  test("another request under the key is refused", async () => {
    const customer = await customerWith("50")
    const key = unique("key")
    await customer.client.post("/store/wallet/withdrawals", body, { key })
    const other = await customer.client.post("/store/wallet/withdrawals", { ...body, amount: "6" }, { key })
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } })
  })

  test("a refusal is remembered too", async () => {
    const customer = await customerWith("1")
    const key = unique("key")
    expect(await customer.client.post("/store/wallet/withdrawals", body, { key })).toMatchObject({
      status: 422,
      body: { code: "insufficient_funds" },
    })
    expect((await customer.client.post("/store/wallet/withdrawals", body, { key })).headers.get("idempotent-replayed")).toBe("true")
  })

  test("keys of two customers do not meet", async () => {
    const [a, b] = [await customerWith("50"), await customerWith("50")]
    const key = unique("key")
    const answers = [
      await a.client.post("/store/wallet/withdrawals", body, { key }),
      await b.client.post("/store/wallet/withdrawals", body, { key }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([201, 201])
    expect(answers[0]?.body.withdrawal.id).not.toBe(answers[1]?.body.withdrawal.id)
  })

  test("fifty at once under one key make one withdrawal", async () => {
    const customer = await customerWith("500")
    const key = unique("key")
    const { fulfilled } = await race(50, () => customer.client.post("/store/wallet/withdrawals", body, { key }))
    expect(new Set(fulfilled.map((answer) => answer.status))).toEqual(
      new Set(fulfilled.some((answer) => answer.status === 409) ? [201, 409] : [201]),
    )
    expect((await t.balances(customer.account_id)).held).toBe(500n)
  })

  test("a key whose request died is taken over after its lease, and the work is still done once", async () => {
    const customer = await customerWith("50")
    const key = unique("key")
    const { body: first } = await customer.client.post("/store/wallet/withdrawals", body, { key })
    // As a process killed after its commit and before its answer leaves the row.
    await t.sql(
      "UPDATE wekala_idempotency_key SET response_status = NULL, response_body = NULL, leased_until = now() - interval '1 second' WHERE key = $1",
      [key],
    )
    const { body: second } = await customer.client.post("/store/wallet/withdrawals", body, { key })
    expect(second.withdrawal.id).toBe(first.withdrawal.id)
    expect((await t.balances(customer.account_id)).held).toBe(500n)
  })

  test.each(["", "with space", "x".repeat(256)])("%j is not a key", async (key) => {
    const customer = await t.engine.customer()
    const answer = await customer.client.post("/store/wallet/withdrawals", body, { headers: { "idempotency-key": key } })
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_idempotency_key" } })
  })
})

describe("a customer", () => {
  test("sees balances, statement and its CSV", async () => {
    const customer = await customerWith("12.50")
    const { body } = await customer.client.get("/store/wallet")
    expect(body.wallets).toEqual([
      { account_id: customer.account_id, currency_code: "usd", status: "open", balance: 12.5, held: 0, available: 12.5 },
    ])
    const statement = await customer.client.get("/store/wallet/statement", { currency_code: "USD" })
    expect(statement.body).toMatchObject({ count: 1, closing_balance: 12.5, lines: [{ amount: 12.5, kind: "wallet.adjustment" }] })
    const csv = await customer.client.get<string>("/store/wallet/statement/csv", { currency_code: "usd" })
    expect(csv.headers.get("content-type")).toContain("text/csv")
    expect(csv.body.split("\r\n")[0]).toBe("date,transaction,kind,description,reference,amount,balance")
    expect(csv.body).toContain(",12.50,12.50")
  })

  test("tops up through a payment collection, and is credited when the shop has captured the money", async () => {
    const customer = await t.engine.customer()
    const { body } = await customer.client.post("/store/wallet/top-ups", { amount: "25", currency_code: "usd" })
    const { id, payment_collection_id } = body.top_up
    const complete = () => customer.client.post(`/store/wallet/top-ups/${id}/complete`)
    expect(await complete()).toMatchObject({ status: 409, body: { code: "payment_not_started" } })
    const session = await customer.client.post(`/store/payment-collections/${payment_collection_id}/payment-sessions`, {
      provider_id: "pp_system_default",
    })
    expect(session.status).toBe(200)
    expect((await complete()).body.top_up.status).toBe("pending")
    const { data } = await t.engine.container
      .resolve("query")
      .graph({ entity: "payment", fields: ["id"], filters: { payment_collection_id } })
    expect((await t.engine.admin.client.post(`/admin/payments/${data[0]?.id}/capture`)).status).toBe(200)
    await expect
      .poll(async () => {
        await t.engine.clock.run()
        return (await customer.client.get(`/store/wallet/top-ups/${id}`)).body.top_up.status
      })
      .toBe("completed")
    await complete()
    expect((await customer.client.get("/store/wallet")).body.wallets).toMatchObject([{ balance: 25, available: 25 }])
  })

  test("cannot fill the wallet from the wallet", async () => {
    const customer = await customerWith("90")
    const { body } = await customer.client.post("/store/wallet/top-ups", { amount: "25", currency_code: "usd" })
    const { id, payment_collection_id } = body.top_up
    await customer.client.post(`/store/payment-collections/${payment_collection_id}/payment-sessions`, { provider_id: "pp_wallet_wallet" })
    const answer = await customer.client.post(`/store/wallet/top-ups/${id}/complete`)
    expect(answer).toMatchObject({ status: 422, body: { code: "wallet_cannot_fill_itself" } })
    expect((await t.balances(customer.account_id)).available).toBe(9_000n)
  })

  test("asks for a withdrawal, cancels it, and an admin pays the next one", async () => {
    const customer = await customerWith("80")
    const ask = async () =>
      (await customer.client.post("/store/wallet/withdrawals", { amount: "30", currency_code: "usd", destination })).body.withdrawal
    const first = await ask()
    expect((await customer.client.post(`/store/wallet/withdrawals/${first.id}/cancel`)).body.withdrawal.status).toBe("cancelled")
    const second = await ask()
    const decide = (move: string, body = {}) => t.engine.admin.client.post(`/admin/wallet/withdrawals/${second.id}/${move}`, body)
    expect(await decide("pay", { payout_reference: "b1" })).toMatchObject({ status: 409, body: { code: "withdrawal_pay_not_allowed" } })
    expect((await decide("approve")).body.withdrawal.status).toBe("approved")
    expect((await customer.client.post(`/store/wallet/withdrawals/${second.id}/cancel`)).status).toBe(409)
    expect((await decide("pay", { payout_reference: "b1" })).body.withdrawal.status).toBe("paid")
    expect(await t.balances(customer.account_id)).toEqual({ balance: 5_000n, held: 0n, available: 5_000n })
  })
})

describe("an admin", () => {
  test("finds accounts by the customer's email, and pages with a true count", async () => {
    const customer = await customerWith("5")
    const found = await t.engine.admin.client.get("/admin/wallet/accounts", { q: customer.email })
    expect(found.body).toMatchObject({ count: 1, accounts: [{ id: customer.account_id, owner_name: customer.email, balance: 5 }] })
    const page = await t.engine.admin.client.get("/admin/wallet/accounts", { limit: 1, offset: 1 })
    expect(page.body.accounts).toHaveLength(1)
    expect(page.body.count).toBeGreaterThan(1)
  })

  test("names the owners of several accounts in one request", async () => {
    const owners = [await customerWith("1"), await customerWith("2")]
    const { body } = await t.engine.admin.client.get("/admin/wallet/accounts", { id: owners.map((owner) => owner.account_id) })
    const names = body.accounts.map((account: { owner_name: string }) => account.owner_name)
    expect(names.sort()).toEqual(owners.map((owner) => owner.email).sort())
  })

  test("sees a transaction's postings and reverses it once", async () => {
    const customer = await customerWith("5")
    const { body } = await t.engine.admin.client.get("/admin/wallet/transactions", { account_id: customer.account_id })
    const [transaction] = body.transactions
    expect(transaction.postings).toHaveLength(2)
    const one = await t.engine.admin.client.get(`/admin/wallet/transactions/${transaction.id}`)
    expect(
      one.body.transaction.postings.reduce((sum: number, line: { debit: number; credit: number }) => sum + line.credit - line.debit, 0),
    ).toBe(0)
    const reverse = () => t.engine.admin.client.post(`/admin/wallet/transactions/${transaction.id}/reverse`, { reason: "mistake" })
    expect((await reverse()).status).toBe(201)
    expect(await reverse()).toMatchObject({ status: 409, body: { code: "already_reversed" } })
    expect((await t.balances(customer.account_id)).balance).toBe(0n)
  })

  test("needs another admin above the limit", async () => {
    const customer = await t.engine.customer()
    const account_id = await t.wallet.accountId({ kind: "customer", owner_id: customer.id, currency_code: "usd" })
    const { body } = await t.engine.admin.client.post("/admin/wallet/adjustments", {
      account_id,
      amount: 500,
      currency_code: "usd",
      reason: "large",
    })
    expect(body.adjustment).toMatchObject({ status: "pending", needs_approval: true })
    const approve = (client: typeof t.engine.admin.client) => client.post(`/admin/wallet/adjustments/${body.adjustment.id}/approve`)
    expect(await approve(t.engine.admin.client)).toMatchObject({ status: 403, body: { code: "second_admin_required" } })
    expect((await approve(t.engine.secondAdmin.client)).body.adjustment.status).toBe("posted")
  })

  test("funds, disputes and splits an escrow", async () => {
    const [buyer, seller] = [await customerWith("100"), await t.engine.customer()]
    const payee_account_id = await t.wallet.accountId({ kind: "payee", owner_id: seller.id, currency_code: "usd" })
    const { client } = t.engine.admin
    const fund = {
      reference: unique("order"),
      payer_account_id: buyer.account_id,
      payee_account_id,
      amount: "100",
      currency_code: "usd",
      fee_basis_points: 1000,
    }
    const { body } = await client.post("/admin/wallet/escrows", fund)
    const act = (move: string, input = {}) => client.post(`/admin/wallet/escrows/${body.escrow.id}/${move}`, input)
    expect((await act("dispute", { reason: "broken" })).body.escrow.status).toBe("disputed")
    expect(await act("split", { release: "70", refund: "40" })).toMatchObject({ status: 422, body: { code: "settlement_exceeds_escrow" } })
    expect((await act("split", { release: "70", refund: "30" })).body.escrow).toMatchObject({
      status: "split",
      released: 63,
      fee: 7,
      refunded: 30,
      remaining: 0,
    })
    expect(await act("release")).toMatchObject({ status: 409, body: { code: "escrow_release_not_allowed" } })
  })

  test("reads a trial balance that balances, and a clean verification", async () => {
    const balance = await t.engine.admin.client.get("/admin/wallet/trial-balance")
    expect(balance.body.totals.every((total: { balanced: boolean }) => total.balanced)).toBe(true)
    expect((await t.engine.admin.client.get("/admin/wallet/verification")).body).toMatchObject({ ok: true, discrepancies: [] })
  })
})

test("query.graph reaches from a customer to the accounts and back", async () => {
  const customer = await customerWith("5")
  const query = t.engine.container.resolve("query")
  const { data: customers } = await query.graph({ entity: "customer", fields: ["id", "wallet_accounts.*"], filters: { id: customer.id } })
  expect(customers).toMatchObject([{ wallet_accounts: [{ id: customer.account_id, balance: "500" }] }])
  const { data: accounts, metadata } = await query.graph({
    entity: "wallet_account",
    fields: ["id", "customer.email", "postings.amount"],
    filters: { owner_id: customer.id, balance: { $gt: 0 }, $or: [{ kind: { $like: "cust%" } }, { kind: { $in: ["payee"] } }] },
    pagination: { take: 1, skip: 0, order: { created_at: "DESC" } },
  })
  expect(metadata?.count).toBe(1)
  expect(accounts).toMatchObject([{ id: customer.account_id, customer: { email: customer.email }, postings: [{ amount: "500" }] }])
  expect(Object.keys((accounts as object[])[0] as object)).not.toContain("held")
})
