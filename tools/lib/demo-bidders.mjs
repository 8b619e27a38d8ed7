// @ts-check
// Shoppers who bid by themselves in a demo shop on this machine, so that an auction is always under way.
import { join } from "node:path"
import { root } from "./root.mjs"

/** @param {NodeJS.ProcessEnv} env */
export function wantsDemoBidders({ NODE_ENV, WEKALA_DEMO_BIDDERS }) {
  return WEKALA_DEMO_BIDDERS !== "off" && NODE_ENV !== "production"
}

/**
 * Starts them in a process of their own. The shop does without them, should it end.
 * @param {import("./supervisor.mjs").Supervisor} supervisor
 * @param {{ port: number, logins: Omit<import("../demo/auctions/bidder-bot.mjs").BotOptions, "url"> }} shop the engine's port
 */
export function startDemoBidders(supervisor, { port, logins: { admin, customers, publishableKey } }) {
  const options = { url: `http://localhost:${port}`, publishableKey, admin, customers }
  supervisor.launch({
    name: "the demo's bidders",
    script: join(root, "tools/demo-bidders.mjs"),
    args: [JSON.stringify(options)],
    onLine: (line) => console.log(line),
  })
}
