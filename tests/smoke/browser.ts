/// <reference lib="dom" />
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { expect } from "vitest"

const found = spawnSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).stdout.trim()
/** Whether this machine has Debian's chromium; tests in a browser are skipped otherwise. */
export const hasBrowser = found !== ""

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** A page of a shop on a busy machine takes its time. */
const PATIENCE_MS = 30_000

export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

/** A shopper's browser: its pages, and what went wrong in them. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors that the pages' scripts and policies have reported. */
  readonly faults: string[]
}

export async function openBrowser(): Promise<Browser> {
  // Root has no sandbox to give.
  return chromium.launch({ executablePath: found, args: ["--no-sandbox"] })
}

export async function visit(browser: Browser, size: keyof typeof SIZES, baseURL: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: SIZES[size], baseURL, reducedMotion: "reduce" })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const faults: string[] = []
  page.on("pageerror", (error) => faults.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|hydrat/i.test(message.text())) faults.push(message.text())
  })
  return { page, context, faults }
}

/**
 * No serious violation of WCAG on the page as it is now.
 * @param within a part of it: what is ours of a page whose frame is not
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  // After a change of pages in the browser the title comes a moment later than the address.
  await page.waitForFunction(() => document.title !== "")
  // What is still fading in has less contrast than it will have; what turns for ever is not waited for.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map(({ finished }) => finished.catch(() => undefined)),
    ),
  )
  // Through the debugger, past the page's own policy for scripts.
  await page.evaluate(axe)
  const found = await page.evaluate(async (selector) => {
    const { axe } = globalThis as unknown as { axe: { run: (part: string) => Promise<{ violations: Violation[] }> } }
    const { violations } = await axe.run(selector)
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`)
  }, within)
  expect(found).toEqual([])
}

interface Violation {
  id: string
  impact: string
  nodes: { html: string }[]
}

/** The page is no wider than the screen. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
  expect(content).toBeLessThanOrEqual(screen as number)
}

/** So long without another script, and a page has all that it asks for by itself; other streams may stay open. */
const QUIET_MS = 1000

/** What a cold browser is sent of a page's scripts, compressed and with headers, in bytes. */
export async function scriptBytes(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: SIZES.phone })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send("Network.enable")
  const scripts = new Set<string>()
  let bytes = 0
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId)
  })
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(url, { waitUntil: "load" })
  for (let before = -1; before < bytes; ) {
    before = bytes
    await page.waitForTimeout(QUIET_MS)
  }
  await context.close()
  return bytes
}
