// @ts-check
import { connect } from "node:net"
import { percentiles } from "./bidders.mjs"

/**
 * @typedef {object} Reads
 * @property {string} url
 * @property {Record<string, string>} headers
 * @property {readonly string[]} paths read in turn by all callers together
 * @property {number} callers
 * @property {number} seconds at least
 * @property {Promise<unknown>} [until] and on until this has ended
 */

/**
 * Shoppers who each read one page after the other on a connection of their own. Plain sockets, and bodies are only counted: a
 * client library would take more of the processor than what is measured.
 *
 * @param {Reads} reads
 * @returns {Promise<{ perSecond: number, p50: number, p95: number, p99: number, bytes: number }>} answers per second, milliseconds to the whole
 *   of one, and its size
 */
export async function readOverHttp({ url, headers, paths, callers, seconds, until }) {
  /** @type {number[]} */
  const times = []
  let bytes = 0
  let next = 0
  const { host } = new URL(url)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`)
  const requests = paths.map((path) => [`GET ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n"))
  const begun = performance.now()
  const end = begun + seconds * 1_000
  let awaited = until !== undefined
  const ended = () => {
    awaited = false
  }
  until?.then(ended, ended)
  await Promise.all(
    Array.from({ length: callers }, async () => {
      const connection = await openReader(url)
      while (awaited || performance.now() < end) {
        const at = next++ % requests.length
        const sent = performance.now()
        const { status, length } = await connection.send(/** @type {string} */ (requests[at]))
        times.push(performance.now() - sent)
        bytes += length
        if (status !== 200) throw new Error(`${url}${paths[at]} was answered with status ${status}`)
      }
      connection.close()
    }),
  )
  return { perSecond: (times.length / (performance.now() - begun)) * 1_000, ...percentiles(times), bytes: bytes / times.length }
}

/**
 * A connection that is kept; one request at a time.
 * @param {string} url
 * @returns {Promise<{ send: (request: string) => Promise<{ status: number, length: number }>, close: () => void }>}
 */
export async function openReader(url) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname).setNoDelay()
  let head = ""
  let [status, length, missing] = [0, 0, -1]
  /** @type {{ resolve: (answer: { status: number, length: number }) => void, reject: (error: Error) => void } | undefined} */
  let waiting
  const fail = () => waiting?.reject(new Error(`${url} has closed a connection`))
  socket.on("error", fail).on("close", fail)
  socket.on("data", (/** @type {Buffer} */ chunk) => {
    let rest = chunk.length
    if (missing < 0) {
      head += chunk.toString("latin1")
      const end = head.indexOf("\r\n\r\n")
      if (end < 0) return
      const told = /\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1]
      if (told === undefined) return void socket.destroy()
      status = Number(head.slice(9, 12))
      length = Number(told)
      rest = head.length - end - 4
      missing = length
      head = ""
    }
    missing -= rest
    if (missing > 0) return
    missing = -1
    waiting?.resolve({ status, length })
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
