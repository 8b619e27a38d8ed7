// @ts-check
// `npm test`: sets itself up as `npm start` does, but with a database, a port and files of its own; runs
// every check there is; and ends with one line that counts them all. `npm test -- wallet` runs only the
// tests whose path has that word.
import { existsSync, readFileSync } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { delimiter, join, relative } from "node:path"
import { parseDatabaseUrl, parseRedisUrl } from "./lib/addresses.mjs"
import { assertSpace } from "./lib/disk.mjs"
import { Interrupted, report, UserError } from "./lib/errors.mjs"
import { install, missingPackages } from "./lib/install.mjs"
import { take } from "./lib/lock.mjs"
import { assertNode } from "./lib/node-version.mjs"
import { nextFreePort } from "./lib/ports.mjs"
import { step } from "./lib/progress.mjs"
import { root, state } from "./lib/root.mjs"
import { createSupervisor } from "./lib/supervisor.mjs"

/** Far from the port that `npm start` chooses first. */
const FIRST_PORT = 54_500
/** A runner that says nothing more is as good as crashed. */
const RUNNER_MINUTES = 30
/** What a crash of the machine would do to this database is of no interest. */
const FAST = { fsync: "off", full_page_writes: "off", max_connections: "300", shared_buffers: "256MB" }

/**
 * One after the other; what stands side by side in one of them runs at the same time, each from left to right. Most of what the
 * right ones do is waiting for a shop to start. The server's tests time what they see, and have the machine to themselves.
 */
const STAGES = [[["integration"], ["lint", "types", "unit"]], [["server"]], [["smoke"], ["tools", "conformance"]]]
/** What is not vitest's: it passes or fails as a whole. */
const CHECKS = ["lint", "types"]

const filters = process.argv.slice(2).filter((argument) => !argument.startsWith("-"))
const supervisor = createSupervisor()
const total = { passed: 0, failed: 0 }
/** What failed, told again at the end: what a long run printed first may be gone by then. @type {string[]} */
const failures = []

supervisor.handleSignals((exitCode) => {
  console.log("Stopped before the end")
  process.exit(exitCode)
})

try {
  await setUp()
  await runAll()
} catch (error) {
  if (error instanceof Interrupted) await new Promise(() => undefined)
  report(error)
  total.failed++
}
await supervisor.stopAll()
if (failures.length) console.log(`\nFailed:\n${failures.join("\n")}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed ? 1 : 0)

async function setUp() {
  assertNode()
  const other = take("test")
  if (other) throw new UserError(`The tests are already running here (process ${other.pid}).`)
  assertSpace(state)
  if (missingPackages()) await step("Packages", () => install(supervisor))
  const build = join(root, "tools/build.mjs")
  await step("Server code", () => supervisor.run({ name: "the build", script: build }))
  await Promise.all([
    step("Admin", () => supervisor.run({ name: "the build", script: build, args: ["--admin"] })),
    step("Database", provideDatabase),
    step("Redis", provideRedis),
  ])
  // A test that asks for the shop's own services must not find them.
  for (const name of ["DATABASE_URL", "REDIS_URL", "PORT", "HOST", "WEKALA_STATE", "NODE_ENV"]) delete process.env[name]
  process.env.WEKALA_UPLOADS = join(state, "test-uploads")
  process.env.MEDUSA_DISABLE_TELEMETRY = "true"
  await rm(process.env.WEKALA_UPLOADS, { recursive: true, force: true })
}

/** @param {(text: string) => void} remark */
async function provideDatabase(remark) {
  const { prepareDatabase, startEmbedded } = await import("./lib/database.mjs")
  const { DATABASE_URL } = process.env
  let server
  if (DATABASE_URL) {
    server = parseDatabaseUrl(DATABASE_URL)
    server.pathname = "/postgres"
    const { version } = await prepareDatabase(server.href)
    remark(`PostgreSQL ${version} at ${server.host}`)
  } else {
    const directory = join(state, "test-postgres/all")
    await rm(directory, { recursive: true, force: true })
    const { url, port } = await startEmbedded(supervisor, { directory, port: await nextFreePort(FIRST_PORT), settings: FAST })
    server = new URL(url)
    server.pathname = "/postgres"
    remark(`port ${port}`)
  }
  process.env.WEKALA_TEST_DATABASE_SERVER = server.href
}

/** @param {(text: string) => void} remark */
async function provideRedis(remark) {
  if (process.env.REDIS_URL) {
    process.env.WEKALA_TEST_REDIS_URL = parseRedisUrl(process.env.REDIS_URL).href
    return remark("given")
  }
  const folders = (process.env.PATH ?? "").split(delimiter)
  const program = folders.map((folder) => join(folder, "redis-server")).find((path) => existsSync(path))
  if (!program) return remark("no redis-server here: tests that need one are skipped")
  const port = await nextFreePort(FIRST_PORT + 100)
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
  const redis = supervisor.launch({ name: "redis-server", program, args })
  const { assertRedis } = await import("./lib/database.mjs")
  process.env.WEKALA_TEST_REDIS_URL = `redis://127.0.0.1:${port}`
  for (let attempt = 0; ; attempt++) {
    try {
      await assertRedis(process.env.WEKALA_TEST_REDIS_URL)
      return remark(`port ${port}`)
    } catch (error) {
      if (attempt > 50 || !redis.isRunning()) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function runAll() {
  if (filters.length) {
    const found = await vitest("*")
    if (!found) throw new UserError(`No test's path has "${filters.join('" or "')}" in it.`)
    return
  }
  for (const lanes of STAGES) {
    await Promise.all(
      lanes.map(async (lane, index) => {
        // The first is read as it runs, the others once they have ended: lines of both would be a riddle.
        const isLive = index === 0
        for (const name of lane) await (CHECKS.includes(name) ? check(name, isLive) : vitest(name, isLive))
      }),
    )
  }
}

/**
 * @param {string} name of a script in package.json
 * @param {boolean} isLive
 */
async function check(name, isLive) {
  const { code } = await runner(name, "npm", ["run", "--silent", name], isLive)
  const isPassed = code === 0
  total[isPassed ? "passed" : "failed"]++
  if (!isPassed) failures.push(`✗ ${name}`)
}

/**
 * @param {string} project of vitest.config.mts, or `*` for all
 * @param {boolean} [isLive]
 * @returns {Promise<number>} how many tests there were
 */
async function vitest(project, isLive = true) {
  const results = join(state, "test-results", `${project.replace("*", "all")}.json`)
  await mkdir(join(state, "test-results"), { recursive: true })
  await rm(results, { force: true })
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${results}`]
  const program = join(root, "node_modules/vitest/vitest.mjs")
  const args = [program, "run", "--project", project, ...reporters, "--passWithNoTests", ...filters]
  const { code } = await runner(project, process.execPath, args, isLive)
  const counts = count(results)
  // A runner that ends badly without a failed test has crashed, or met an error outside of any test.
  if (code !== 0 && counts.failed === 0) {
    counts.failed = 1
    failures.push(`✗ ${project}: ended with ${code}, though no test failed`)
  }
  total.passed += counts.passed
  total.failed += counts.failed
  return counts.passed + counts.failed
}

/**
 * @param {string} path of vitest's JSON
 */
function count(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, "utf8"))
  for (const file of testResults) {
    const name = relative(root, file.name)
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === "failed")
    for (const test of failed) failures.push(`✗ ${name}: ${test.fullName}\n    ${firstLines(test.failureMessages[0])}`)
    if (file.status === "failed" && !failed.length) failures.push(`✗ ${name}\n    ${firstLines(file.message)}`)
  }
  // A file that could not even be loaded has no failed test in it.
  const broken = testResults.filter(
    (/** @type {any} */ file) =>
      file.status === "failed" && !file.assertionResults.some((/** @type {any} */ test) => test.status === "failed"),
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

/** @param {string | undefined} message */
function firstLines(message = "") {
  return message.split("\n").slice(0, 6).join("\n    ")
}

/**
 * @param {string} title
 * @param {string} program
 * @param {string[]} args
 * @param {boolean} isLive whether its lines are told as they come
 */
async function runner(title, program, args, isLive) {
  /** @type {string[]} */
  const kept = []
  /** @param {string} line */
  const tell = (line) => (isLive ? console.log(line) : kept.push(line))
  tell(`\n── ${title} ${"─".repeat(Math.max(0, 60 - title.length))}`)
  const startedAt = Date.now()
  const running = supervisor.launch({ name: title, program, args, onLine: tell })
  const timer = setTimeout(() => {
    tell(`✗ ${title} was stopped after ${RUNNER_MINUTES} minutes`)
    running.stop()
  }, RUNNER_MINUTES * 60_000)
  const result = await running.exited
  clearTimeout(timer)
  if (supervisor.isStopping()) throw new Interrupted()
  tell(`── ${title}: ${result.code === 0 ? "" : "failed, "}${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  if (kept.length) console.log(kept.join("\n"))
  return result
}
