// @ts-check
// The process of the demo's bidders: shoppers who bid on one lot over the store API, as anybody does, so that there is
// always something to watch and to bid against. Only beside a demo on this machine; see start.mjs.
import { command } from "./lib/errors.mjs"
import { BidderBot } from "./demo/auctions/bidder-bot.mjs"

/** @type {import("./demo/auctions/bidder-bot.mjs").BotOptions} */
const options = JSON.parse(process.argv[2] ?? "{}")
const stop = new AbortController()
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => stop.abort())

await command(() => new BidderBot(options).run(stop.signal))
process.exit()
