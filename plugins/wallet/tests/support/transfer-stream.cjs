// Posts transfers between two accounts, 32 at a time, naming each on stdout once it is acknowledged.
const { initializeContainer } = require("@medusajs/medusa/loaders/index")
const { Money } = require("@wekala/engine/kit")
const { WalletService } = require("@wekala/wallet")

const [directory, first] = process.argv.slice(2)

async function main() {
  await initializeContainer(directory, { skipDbConnection: true })
  const wallet = new WalletService({}, {})
  const account = (owner_id) => wallet.accountId({ kind: "payee", owner_id, currency_code: "usd" })
  const [a, b] = [await account("a"), await account("b")]
  let next = Number(first)
  const post = async () => {
    for (;;) {
      const reference = `stream:${next++}`
      const [from, to] = next % 2 ? [a, b] : [b, a]
      await wallet.ledger.transfer({ reference, kind: "stream", from, to, amount: Money.ofMinor(1 + (next % 7), "usd") })
      process.stdout.write(`posted ${reference}\n`)
    }
  }
  await Promise.all(Array.from({ length: 32 }, post))
}

main()
