// @ts-check
import { spawnSync } from "node:child_process"
import { chromium } from "playwright-core"
import { UserError } from "../../tools/lib/errors.mjs"

const TELEPHONE = { width: 390, height: 844 }

export async function openChromium() {
  const executablePath = spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim()
  if (!executablePath) throw new UserError("This benchmark needs chromium (Debian: apt-get install chromium).")
  // Root has no sandbox to give.
  return chromium.launch({ executablePath, args: ["--no-sandbox"] })
}

/**
 * Opens a page with nothing in the cache.
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @returns {Promise<{ bytes: Record<string, number>, firstByteMs: number }>} what came over the wire, compressed and with headers, by kind
 */
export async function transferred(browser, url) {
  const context = await browser.newContext({ viewport: TELEPHONE })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send("Network.enable")
  /** @type {Map<string, string>} */
  const kinds = new Map()
  /** @type {Record<string, number>} */
  const bytes = {}
  session.on("Network.responseReceived", ({ requestId, type }) => void kinds.set(requestId, type))
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other"
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
  })
  await page.goto(url, { waitUntil: "networkidle" })
  const firstByteMs = await page.evaluate(() => {
    const [timing] = /** @type {any[]} */ (performance.getEntriesByType("navigation"))
    return timing.responseStart - timing.requestStart
  })
  await context.close()
  return { bytes, firstByteMs }
}
