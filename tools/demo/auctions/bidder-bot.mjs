// @ts-check
import { setTimeout as sleep } from "node:timers/promises"
import { ApiCaller } from "./api-caller.mjs"

/**
 * @typedef {{ email: string, password: string }} Login
 * @typedef {object} BotOptions
 * @property {string} url the engine's
 * @property {string} publishableKey
 * @property {Login} admin
 * @property {Login[]} customers the first one is left to whoever tries the shop
 */

/** A bid each so many seconds, as people's are. */
const PAUSE_SECONDS = [10, 40]
/** After its end a lot is looked at for a moment before the next one is put up. */
const INTERVAL_MS = 20_000
const LASTS_MS = 12 * 60_000
/** Late bids move the end: most of the time nobody places one. */
const LATE_MS = 90_000
const LATE_CHANCE = 0.2
/** How often somebody bids more than the least. */
const EAGER_CHANCE = 0.35

/** What a lot is made from, and what another one like it is made from again. */
const KEPT = [
  ...["quantity", "format", "currency_code", "starting_price", "reserve_price", "estimate_low", "estimate_high", "condition", "provenance"],
  ...["soft_close_cap_minutes", "premium_percent", "commission_percent", "pay_within_hours", "metadata"],
]

/** Bids on the lot that is called lively, and puts up another when it is over. */
export class BidderBot {
  /** @param {BotOptions} options */
  constructor({ url, publishableKey, admin, customers }) {
    this.merchant = new ApiCaller({ url, actor: "user", login: admin })
    this.bidders = customers.slice(1).map((login) => new ApiCaller({ url, actor: "customer", login, publishableKey }))
  }

  /** @param {AbortSignal} signal ends it */
  async run(signal) {
    while (!signal.aborted) {
      try {
        await this.step(signal)
      } catch (error) {
        // The shop is starting anew, or somebody is changing it: it is tried again in a moment.
        if (!signal.aborted) console.error(`Demo bidders: ${/** @type {Error} */ (error).message}`)
      }
      await pause(betweenMs(), signal)
    }
  }

  /** @param {AbortSignal} signal */
  async step(signal) {
    const all = await this.lots()
    for (const lot of all) if (lot.status === "ended" && lot.outcome === "sold") await this.payWins(lot)
    const lots = all.filter(({ metadata }) => metadata.demo === "lively")
    const live = lots.find(({ status }) => status === "live")
    if (live) return this.bid(live)
    if (lots.some(({ status }) => status === "scheduled") || !lots[0]) return
    await pause(INTERVAL_MS, signal)
    if (!signal.aborted) await this.putUpLike(lots[0])
  }

  /** The demo's lots, the newest first. @returns {Promise<any[]>} */
  async lots() {
    const { auctions } = await this.merchant.call("GET", "/admin/auctions?limit=100&order=-created_at")
    return auctions.filter((/** @type {any} */ lot) => typeof lot.metadata?.demo === "string")
  }

  /** @param {any} lot */
  async bid(lot) {
    const highest = (lot.estimate_high ?? lot.starting_price * 5) * 1.1
    const left = Date.parse(lot.ends_at) - Date.now()
    if (lot.next_bid === null || lot.next_bid > highest || (left < LATE_MS && Math.random() > LATE_CHANCE)) return
    const others = this.bidders.filter(({ email }) => email !== lot.leader?.email)
    const bidder = others[Math.floor(Math.random() * others.length)]
    const amounts = lot.bid_options.filter((/** @type {number} */ amount) => amount <= highest)
    const amount = Math.random() < EAGER_CHANCE ? (amounts.at(-1) ?? lot.next_bid) : lot.next_bid
    await bidder?.call("POST", `/store/auctions/${lot.id}/bids`, { amount })
  }

  /** What the bot has won it need not pay, and gets no strike for. @param {any} lot */
  async payWins(lot) {
    const own = this.bidders.map(({ email }) => email)
    const { sales } = await this.merchant.call("GET", `/admin/auctions/${lot.id}/sales`)
    for (const { id, status, bidder } of sales) {
      if (status !== "awaiting_payment" || !own.includes(bidder.email)) continue
      await this.merchant.call("POST", `/admin/auction-sales/${id}/mark-paid`, { note: "Won by a bidder of the demo" })
    }
  }

  /** @param {any} lot */
  async putUpLike(lot) {
    const { auction } = await this.merchant.call("POST", "/admin/auctions", {
      ...Object.fromEntries(KEPT.map((name) => [name, lot[name]])),
      variant_id: lot.variant.id,
      soft_close_window_seconds: lot.soft_close?.window_seconds ?? null,
      soft_close_extension_seconds: lot.soft_close?.extension_seconds ?? null,
    })
    const now = Date.now()
    const times = { starts_at: new Date(now).toISOString(), ends_at: new Date(now + LASTS_MS).toISOString() }
    try {
      await this.merchant.call("POST", `/admin/auctions/${auction.id}/schedule`, times)
    } catch (error) {
      // One draft for each try would be left otherwise, once nothing is in stock any more.
      await this.merchant.call("DELETE", `/admin/auctions/${auction.id}`)
      throw error
    }
  }
}

const betweenMs = () => {
  const [least = 0, most = 0] = PAUSE_SECONDS
  return (least + Math.random() * (most - least)) * 1_000
}

/** @param {number} ms @param {AbortSignal} signal */
const pause = (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined)
