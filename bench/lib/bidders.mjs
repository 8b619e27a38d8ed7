// @ts-check
import { randomUUID } from "node:crypto"
import { connect } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"

/** Decimal major units between one bid and the next; the highest band of the default increments. */
const STEP = 100

/**
 * @typedef {object} Load
 * @property {string} url
 * @property {string} key
 * @property {string[]} tokens one per bidder
 * @property {(lot: string) => string} path of the route for a lot
 * @property {string[]} lots each bid goes to any of them
 * @property {Map<string, number>} amounts the last bid on each; is kept up to date
 * @property {number} seconds
 */

/**
 * Customers who each send one bid after the other on a connection of their own, always more than anybody before. One that was
 * overtaken on its way is refused and bids again. Plain sockets: a client library would take more of the processor than what
 * is measured.
 *
 * @param {Load} load
 * @returns {Promise<{ perSecond: number, accepted: number, p50: number, p99: number }>} bids taken per second, their share, and
 *   milliseconds to an answer
 */
export async function bidOverHttp(load) {
  /** @type {number[]} */
  const times = []
  let taken = 0
  const begun = performance.now()
  const end = begun + load.seconds * 1_000
  await Promise.all(
    load.tokens.map(async (token) => {
      const connection = await open(load.url)
      while (performance.now() < end) {
        const sent = performance.now()
        const status = await connection.send(nextBid(load, token))
        times.push(performance.now() - sent)
        if (status === 201) taken++
        else if (status !== 400 && status !== 422) throw new Error(`A bid at ${load.url} was answered with status ${status}`)
      }
      connection.close()
    }),
  )
  return { perSecond: (taken / (performance.now() - begun)) * 1_000, accepted: taken / times.length, ...percentiles(times) }
}

/**
 * The same customers at a pace that is given, whatever the server's: a bid that must wait for the one before it counts from the
 * moment at which it was to be sent.
 *
 * @param {Load & { perSecond: number }} load
 * @returns {Promise<{ perSecond: number, p50: number, p99: number }>} answers per second, and milliseconds from the intended moment
 */
export async function bidAtPace({ perSecond, ...load }) {
  /** @type {number[]} */
  const times = []
  const connections = await Promise.all(load.tokens.map(() => open(load.url)))
  const gapMs = 1_000 / perSecond
  const bids = Math.floor(load.seconds * perSecond)
  const begun = performance.now()
  await Promise.all(
    load.tokens.map(async (token, bidder) => {
      for (let bid = bidder; bid < bids; bid += load.tokens.length) {
        const intended = begun + bid * gapMs
        const early = intended - performance.now()
        if (early > 0) await sleep(early)
        await connections[bidder]?.send(nextBid(load, token))
        times.push(performance.now() - intended)
      }
    }),
  )
  for (const { close } of connections) close()
  return { perSecond: (times.length / (performance.now() - begun)) * 1_000, ...percentiles(times) }
}

/** @param {Load} load @param {string} token @returns {string} a request as it goes over the wire */
function nextBid({ url, key, path, lots, amounts }, token) {
  const lot = /** @type {string} */ (lots[Math.floor(Math.random() * lots.length)])
  const amount = (amounts.get(lot) ?? 10) + STEP
  amounts.set(lot, amount)
  const body = JSON.stringify({ amount })
  return [
    `POST ${path(lot)} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    `authorization: Bearer ${token}`,
    `x-publishable-api-key: ${key}`,
    `idempotency-key: ${randomUUID()}`,
    "content-type: application/json",
    `content-length: ${body.length}`,
    "",
    body,
  ].join("\r\n")
}

/**
 * A connection that is kept; one request at a time.
 * @param {string} url
 * @returns {Promise<{ send: (request: string) => Promise<number>, close: () => void }>} `send` answers the status
 */
async function open(url) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setNoDelay().setEncoding("latin1")
  let text = ""
  /** @type {{ resolve: (status: number) => void, reject: (error: Error) => void } | undefined} */
  let waiting
  const fail = () => waiting?.reject(new Error(`${url} has closed a connection`))
  socket.on("error", fail).on("close", fail)
  socket.on("data", (chunk) => {
    text += chunk
    const head = text.indexOf("\r\n\r\n")
    if (head < 0) return
    const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1]
    if (length === undefined) return void socket.destroy()
    if (text.length < head + 4 + Number(length)) return
    const status = Number(text.slice(9, 12))
    text = ""
    waiting?.resolve(status)
  })
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject))
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => {
      waiting = undefined
      socket.destroy()
    },
  }
}

/** @param {number[]} figures @returns {{ p50: number, p95: number, p99: number }} */
export function percentiles(figures) {
  figures.sort((a, b) => a - b)
  const at = (/** @type {number} */ share) =>
    /** @type {number} */ (figures[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? Number.NaN)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
