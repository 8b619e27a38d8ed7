import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { cleanEnvironment, root } from "./support"

const TRADES = ["auctions", "wallet"]
const LEFT_OUT = /^(node_modules|\.next.*|next-env\.d\.ts|.*\.tsbuildinfo)$/

/** Sentences that only this trade says. */
function longTexts(trade: string): string[] {
  const texts = JSON.parse(readFileSync(join(root, "storefront/src/plugins", trade, "messages/en.json"), "utf8")) as Record<string, string>
  return Object.values(texts).filter((text) => text.length > 60 && !/[{<"]/.test(text))
}

// What the shop window's README promises: a trade is a folder and a line.
describe("a shop window without its trades", () => {
  let folder: string
  const storefront = (...path: string[]) => join(folder, "storefront", ...path)
  const run = (program: string, args: string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "node_modules", program), ...args], {
      cwd: storefront(),
      env: cleanEnvironment({ NEXT_TELEMETRY_DISABLED: "1", ...env }),
      encoding: "utf8",
    })
    return { status, output: stdout + stderr }
  }

  beforeAll(() => {
    // Inside the checkout, as the build follows no link that leads out of it.
    mkdirSync(join(root, ".wekala"), { recursive: true })
    folder = mkdtempSync(join(root, ".wekala/window-"))
    cpSync(join(root, "storefront"), storefront(), { recursive: true, filter: (path) => !LEFT_OUT.test(basename(path)) })
    mkdirSync(storefront("node_modules"))
    for (const name of readdirSync(join(root, "storefront/node_modules"))) {
      symlinkSync(join(root, "storefront/node_modules", name), storefront("node_modules", name))
    }
    let manifest = readFileSync(storefront("src/plugins/manifest.ts"), "utf8").replace(/\[[\w, ]+\]/, "[]")
    for (const trade of TRADES) {
      rmSync(storefront("src/plugins", trade), { recursive: true })
      manifest = manifest.replace(`import { ${trade} } from "./${trade}"\n`, "")
    }
    writeFileSync(storefront("src/plugins/manifest.ts"), manifest)
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test("has sound types", () => {
    expect(run("typescript/bin/tsc", ["--noEmit", "--incremental", "false"])).toEqual({ status: 0, output: "" })
  })

  test("has no page, no text and no script of it", () => {
    const { status, output } = run("next/dist/bin/next", ["build"], { NODE_ENV: "production", WEKALA_PUBLISHABLE_KEY: "pk_test" })
    expect(status, output).toBe(0)
    const files = readdirSync(storefront(".next"), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && /\.(js|json|html)$/.test(entry.name) && !entry.parentPath.includes("/cache"),
    )
    const traces = ["/store/wallet", "pp_wallet", "/store/auctions", "/api/live/auction", ...TRADES.flatMap(longTexts)]
    const found = files
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => traces.some((trace) => readFileSync(path, "utf8").includes(trace)))
    expect(files.length).toBeGreaterThan(20)
    expect(found).toEqual([])
  })
})
