// @ts-check
// Payment gateways on this machine, for trying a checkout without an account with anybody.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isPortFree, nextFreePort } from "./ports.mjs"
import { root, state } from "./root.mjs"

/** Where the first one looks for a port. */
const FIRST_PORT = 9700

/**
 * Whether no money can move here: nobody has set a key of a gateway, and this is no shop in production.
 * @param {NodeJS.ProcessEnv} env
 */
export function wantsTestGateways(env) {
  const { NODE_ENV, PAYMOB_SECRET_KEY, STRIPE_API_KEY, WEKALA_TEST_GATEWAYS } = env
  return WEKALA_TEST_GATEWAYS !== "off" && NODE_ENV !== "production" && !STRIPE_API_KEY && !PAYMOB_SECRET_KEY
}

/**
 * Starts both in a process of their own, and tells engine and storefront of them by the environment. The ports stay the
 * same from start to start where they can: payments that have begun hold these addresses.
 *
 * @param {import("./supervisor.mjs").Supervisor} supervisor
 * @param {{ onLine?: (line: string) => void }} [options]
 */
export async function startTestGateways(supervisor, { onLine } = {}) {
  const directory = join(state, "test-gateways")
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const ports = await choosePorts(join(directory, "ports.json"))
  const webhooks = `${process.env.WEKALA_PUBLIC_URL}/webhooks`
  const gateways = supervisor.launch({
    name: "the test gateways",
    script: join(root, "tools/test-gateways.mjs"),
    args: [JSON.stringify({ directory, ports, webhooks })],
    ...(onLine && { onLine }),
  })
  const { environment } = await gateways.answer()
  Object.assign(process.env, environment)
  return { ports, process: gateways }
}

/**
 * @param {string} file
 * @returns {Promise<{ stripe: number, paymob: number }>}
 */
async function choosePorts(file) {
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}
  const isFree = async (/** @type {unknown} */ port) => typeof port === "number" && (await isPortFree(port, "127.0.0.1"))
  const stripe = (await isFree(kept.stripe)) ? kept.stripe : await nextFreePort(FIRST_PORT)
  const paymob = kept.paymob !== stripe && (await isFree(kept.paymob)) ? kept.paymob : await nextFreePort(stripe + 1)
  writeFileSync(file, JSON.stringify({ stripe, paymob }))
  return { stripe, paymob }
}
