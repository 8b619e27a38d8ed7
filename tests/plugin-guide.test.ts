import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { root } from "./support"
import { pretendAdminIsBuilt, type Workspace, workspace } from "./workspace"

/** The TypeScript of PLUGINS.md that says where it belongs: `// <path>` is a whole file, `// in <path>` a part of one. */
const blocks = [
  ...readFileSync(join(root, "PLUGINS.md"), "utf8").matchAll(/^```ts\n\/\/ (in )?((?:src|tests)\/\S+)\n([\s\S]*?)^```$/gm),
].map(([, part, path, code]) => ({ isPart: Boolean(part), path: path as string, code: code as string }))
const files = blocks.filter(({ isPart }) => !isPart)
const environment = { WEKALA_TEST_DATABASE_SERVER: process.env.WEKALA_TEST_DATABASE_SERVER as string }

let copy: Workspace
const inPlugin = (path: string) => join(copy.path, "plugins/reviews", path)

beforeAll(async () => {
  copy = workspace()
  expect(await copy.run("tools/plugin-new.mjs", ["reviews"])).toMatchObject({ code: 0 })
})

afterAll(() => copy.remove())

test("parts of files are as the skeleton has them", () => {
  const parts = blocks.filter(({ isPart }) => isPart)
  expect(parts.length).toBeGreaterThan(0)
  for (const { path, code } of parts) expect(readFileSync(inPlugin(path), "utf8")).toContain(code)
})

test("the files of the guide make a plugin that passes the guide's own test", async () => {
  expect(files.length).toBeGreaterThan(8)
  for (const { path, code } of files) {
    mkdirSync(dirname(inPlugin(path)), { recursive: true })
    writeFileSync(inPlugin(path), code)
  }
  const database = { DATABASE_URL: environment.WEKALA_TEST_DATABASE_SERVER }
  const migrated = await copy.run("tools/migration.mjs", ["reviews", "add-votes"], database)
  expect(migrated.output).toMatch(/✓ plugins\/reviews\/src\/modules\/reviews\/migrations\/\d{13}-add-votes\.ts/)

  expect(await copy.run("node_modules/typescript/bin/tsc", ["--build", "--emitDeclarationOnly", "plugins/reviews"])).toEqual({
    code: 0,
    output: "",
  })
  expect(await copy.run("tools/build.mjs")).toMatchObject({ code: 0 })
  pretendAdminIsBuilt(copy)
  const tested = await copy.run("node_modules/vitest/vitest.mjs", ["run", "plugins/reviews/"], environment)
  expect(tested.code, tested.output.slice(-4_000)).toBe(0)
  expect(tested.output).toContain("tests/votes.test.ts")
  expect(tested.output).toContain("tests/letters.test.ts")
})
