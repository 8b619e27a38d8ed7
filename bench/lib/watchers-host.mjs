// @ts-check
// Everybody who watches one lot, in a process of their own: server-sent events over plain sockets, and how long each message was
// under way.
import { connect } from "node:net"
import { command } from "../../tools/lib/errors.mjs"
import { percentiles } from "./bidders.mjs"
import { serveControl } from "./control.mjs"

const AT = /"at":"([^"]+)"/

await command(async () => {
  /** @type {number[]} */
  let delays = []

  /** @param {string} url @returns {Promise<void>} when the snapshot is there */
  const watch = (url) =>
    new Promise((resolve, reject) => {
      const { hostname, port, pathname } = new URL(url)
      const socket = connect(Number(port), hostname, () => {
        socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/event-stream\r\n\r\n`)
      })
      let text = ""
      socket.setEncoding("utf8").on("data", (chunk) => {
        const now = Date.now()
        const blocks = (text + chunk).split("\n\n")
        text = /** @type {string} */ (blocks.pop())
        for (const block of blocks) {
          if (block.includes("event: snapshot")) resolve()
          else if (block.includes('"type":"bid"')) delays.push(now - Date.parse(AT.exec(block)?.[1] ?? ""))
        }
      })
      socket.on("error", reject)
      socket.on("close", () => reject(new Error("The server has ended a watcher's stream")))
    })

  const actions = {
    /** @param {{ url: string, count: number }} input */
    watch: async ({ url, count }) => {
      for (let opened = 0; opened < count; opened += 50) {
        await Promise.all(Array.from({ length: Math.min(50, count - opened) }, () => watch(url)))
      }
    },
    /** What came since the last question. */
    told: async () => {
      const since = delays
      delays = []
      return { messages: since.length, ...percentiles(since) }
    },
  }
  await serveControl(actions)
})
process.exit()
