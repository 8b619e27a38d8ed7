// @ts-check
// The process under load: an engine with its wallet. `POST /run` on its control port makes it post
// transfers to itself, so that no client takes part in what is measured.
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { join } from "node:path"
import { command } from "../../tools/lib/errors.mjs"
import { tell } from "../../tools/lib/leash.mjs"
import { application, root } from "../../tools/lib/root.mjs"

const require = createRequire(join(root, "package.json"))
const ACCOUNTS = 1000

await command(async () => {
  const { startServer } = require("@wekala/engine/server")
  const { Money, newId } = require("@wekala/engine/kit")
  const { generateJwtToken } = require("@medusajs/framework/utils")
  const { container, url } = await startServer({ directory: application, port: 0, host: "127.0.0.1" })
  /** @type {any} */
  const wallet = container.resolve("wallet")
  const bank = await wallet.accountId({ kind: "bank", currency_code: "usd" })
  /** @type {string[]} */
  const accounts = []
  for (let index = 0; index < ACCOUNTS; index++) {
    accounts.push(await wallet.accountId({ kind: "customer", owner_id: newId("cus"), currency_code: "usd" }))
  }
  let posted = 0
  const post = (/** @type {string} */ from, /** @type {string} */ to, /** @type {number} */ minor) =>
    wallet.ledger.transfer({ reference: `bench:${posted++}`, kind: "bench", from, to, amount: Money.ofMinor(minor, "usd") })
  await Promise.all(accounts.map((account) => post(bank, account, 100_000_000)))
  const any = () => /** @type {string} */ (accounts[Math.floor(Math.random() * ACCOUNTS)])
  const pairs = {
    /** @returns {[string, string]} */
    random: () => {
      const from = any()
      for (;;) {
        const to = any()
        if (to !== from) return [from, to]
      }
    },
    /** All with one account in common. @returns {[string, string]} */
    hot: () => [any(), bank],
  }

  /** @param {{ callers: number, seconds: number, pair: keyof typeof pairs }} load */
  async function run({ callers, seconds, pair }) {
    const begun = performance.now()
    const end = begun + seconds * 1000
    let done = 0
    await Promise.all(
      Array.from({ length: callers }, async () => {
        while (performance.now() < end) {
          await post(...pairs[pair](), 1)
          done++
        }
      }),
    )
    return (done / (performance.now() - begun)) * 1000
  }

  const control = createServer(async (request, response) => {
    let body = ""
    for await (const chunk of request) body += chunk
    const answer = request.url === "/verify" ? await wallet.verify() : await run(JSON.parse(body))
    response.end(JSON.stringify(answer))
  })
  await new Promise((resolve) => control.listen(0, "127.0.0.1", () => resolve(undefined)))
  const token = generateJwtToken(
    { actor_id: "user_bench", actor_type: "user", auth_identity_id: "", app_metadata: {} },
    { secret: process.env.JWT_SECRET, expiresIn: "1d" },
  )
  const { port } = /** @type {import("node:net").AddressInfo} */ (control.address())
  await tell({ url, control: `http://127.0.0.1:${port}`, token, accounts })
  await new Promise((resolve) => process.once("SIGTERM", resolve))
})
process.exit()
