// @ts-check
import { createServer } from "node:net"

/**
 * Whether nobody listens on the port now.
 * @param {number} port
 * @param {string} [host] all addresses unless told
 * @returns {Promise<boolean>}
 */
export function isPortFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/**
 * The first free port from `first` upwards.
 * @param {number} first
 * @returns {Promise<number>}
 */
export async function nextFreePort(first) {
  let port = first
  while (!(await isPortFree(port, "127.0.0.1"))) port++
  return port
}
