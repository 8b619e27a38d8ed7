import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { pretendAdminIsBuilt, type Workspace, workspace } from "./workspace"

const NEW = "tools/plugin-new.mjs"
let copy: Workspace
const node = (program: string, ...args: string[]) => copy.run(join("node_modules", program), args)

beforeAll(() => {
  copy = workspace()
})

afterAll(() => copy.remove())

describe("a name that cannot work is refused in one line", () => {
  test.concurrent.each([
    ["nothing", [], "Usage: npm run plugin:new"],
    ["capitals", ["Wallet"], "use lower-case words"],
    ["a path", ["../x"], "use lower-case words"],
    ["a digit in front", ["1abc"], "use lower-case words"],
    ["an unknown option", ["reviews", "--force"], "Unknown option"],
    ["a plugin that is there", ["wallet"], "plugins/wallet is there already"],
    ["an entity of another plugin", ["ledgers", "--entity", "wallet-account"], 'plugins/wallet has an entity "wallet_account"'],
    ["an entity of Medusa's", ["order"], "is an entity of Medusa's own"],
    ["what Medusa's query layer calls one", ["variants"], "is an entity of Medusa's own"],
    ["a route of Medusa's", ["customers", "--entity", "club-member"], "/store/customers is a route of Medusa's own"],
    ["a module of Medusa's", ["pricing", "--entity", "quote"], "is a module of Medusa's own"],
    ["a word without a plural", ["sheep"], "has no plural of its own"],
    ["a word of TypeScript", ["news"], "name one thing with --entity, such as --entity news-item"],
    ["a word of SQL", ["grants"], "means something else in code or SQL"],
    ["a name in the template's own code", ["buttons"], "means something else in code or SQL"],
  ])("%s", async (_what, args, sentence) => {
    const { code, output } = await copy.run(NEW, args)
    expect(output).toContain(sentence)
    expect(output).toMatch(/^✗ .*\n$/)
    expect(code).toBe(1)
  })
})

test("--dry-run only tells what it would do", async () => {
  const before = readFileSync(join(copy.path, "medusa-config.ts"), "utf8")
  const { code, output } = await copy.run(NEW, ["gift-registries", "--dry-run"])
  expect(output).toContain("would write    plugins/gift-registries/package.json")
  expect(code).toBe(0)
  expect(readFileSync(join(copy.path, "medusa-config.ts"), "utf8")).toBe(before)
})

describe("what it writes", () => {
  beforeAll(async () => {
    for (const args of [["gift-registries"], ["club", "--entity", "club-member-of-the-month"]]) {
      const { code, output } = await copy.run(NEW, args)
      expect(output).toContain(`✓ plugins/${args[0]}: `)
      expect(code).toBe(0)
    }
    expect(await copy.run("tools/build.mjs")).toMatchObject({ code: 0 })
  })

  test("is formatted and free of lint, with the list of plugins", async () => {
    const { code, output } = await node(
      "@biomejs/biome/bin/biome",
      "check",
      "--error-on-warnings",
      "plugins/gift-registries",
      "plugins/club",
      "medusa-config.ts",
    )
    expect(output).toMatch(/Checked \d+ files/)
    expect(code, output).toBe(0)
    expect(await node("knip/bin/knip.js", "--no-config-hints", "--workspace", "plugins/club")).toEqual({ code: 0, output: "" })
  })

  test("is soundly typed, server and pages", async () => {
    const tsc = "typescript/bin/tsc"
    const server = await node(tsc, "--build", "--emitDeclarationOnly", "plugins/gift-registries", "plugins/club")
    expect(server).toEqual({ code: 0, output: "" })
    expect(await node(tsc, "--project", "plugins/club/src/admin")).toEqual({ code: 0, output: "" })
  })

  test("passes its own tests, in the engine with all other plugins", async () => {
    pretendAdminIsBuilt(copy)
    const report = join(copy.path, "results.json")
    const projects = ["--project", "unit", "--project", "integration", "--reporter=json", `--outputFile=${report}`]
    const { output } = await copy.run("node_modules/vitest/vitest.mjs", ["run", ...projects, "plugins/gift-registries/", "plugins/club/"], {
      WEKALA_TEST_DATABASE_SERVER: process.env.WEKALA_TEST_DATABASE_SERVER as string,
    })
    const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, "utf8"))
    expect(numFailedTests, output).toBe(0)
    expect(testResults).toHaveLength(6)
    expect(numPassedTests).toBeGreaterThan(40)
  })
})
