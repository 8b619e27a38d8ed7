import { type ChildProcess, spawn } from "node:child_process"
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A folder of its own under the system's temporary folder, away when the returned function is called. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "wekala-test-"))
  // Root's PostgreSQL runs as another user, who must be able to walk through.
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const COPIED = ["package.json", "package-lock.json", ".swcrc.json", "medusa-config.ts", "tools", "engine", "plugins", "admin"]
const LEFT_OUT = new Set(["node_modules", ".medusa", ".wekala", "demo", "tests"])

/** A copy of the checkout that a test may break; the packages are those of the checkout. */
export function copyCheckout(target: string): void {
  for (const name of COPIED) {
    if (!existsSync(join(root, name))) continue
    cpSync(join(root, name), join(target, name), { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) })
  }
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"))
  // What npm could not put into the one above, as another version is there.
  for (const name of ["storefront"]) {
    if (!existsSync(join(root, name, "node_modules"))) continue
    mkdirSync(join(target, name), { recursive: true })
    symlinkSync(join(root, name, "node_modules"), join(target, name, "node_modules"))
  }
}

/** What tests change in package.json and package-lock.json. */
interface Manifest {
  engines: Record<string, string>
  exports: Record<string, unknown>
  files: string[]
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  packages: Record<string, { version?: string; optional?: boolean }>
}

export function editJson(path: string, edit: (content: Manifest) => void): void {
  const content = JSON.parse(readFileSync(path, "utf8"))
  edit(content)
  writeFileSync(path, JSON.stringify(content, null, 2))
}

/** The environment without what this machine or `npm test` has set for Wekala. */
export function cleanEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const ours = /^(WEKALA_|MEDUSA_|NODE_ENV$|VITEST|DATABASE_URL$|REDIS_URL$|PORT$|HOST$|DEBUG$|.*_CORS$|.*_SECRET$)/
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))), ...extra }
}

export interface Finished {
  code: number | null
  output: string
}

export interface Started {
  readonly process: ChildProcess
  readonly output: () => string
  /** Resolves when the text is printed; rejects when the process ends before. */
  printed: (text: string) => Promise<void>
  ended: Promise<Finished>
}

const started = new Set<Started>()

/** Stops what is left of what was started, and waits for its end. */
export async function stopStarted(): Promise<void> {
  const left = [...started]
  for (const { process } of left) process.kill("SIGTERM")
  await Promise.all(left.map(({ ended }) => ended))
}

export function start(script: string, options: { env?: Record<string, string>; cwd?: string; args?: string[] } = {}): Started {
  const child = spawn(process.execPath, [script, ...(options.args ?? [])], {
    cwd: options.cwd ?? root,
    env: cleanEnvironment(options.env),
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  const ended = new Promise<Finished>((resolve) => child.once("close", (code) => resolve({ code, output })))
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk
    })
  }
  const printed = async (text: string) => {
    while (!output.includes(text)) {
      const waiting = new Promise((resolve) => setTimeout(resolve, 50))
      if (await Promise.race([ended.then(() => !output.includes(text)), waiting.then(() => false)])) {
        throw new Error(`ended before it printed "${text}":\n${output}`)
      }
    }
  }
  const one = { process: child, output: () => output, printed, ended }
  started.add(one)
  void ended.then(() => started.delete(one))
  return one
}

export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** A database's address on the server that `npm test` has started. */
export function testDatabaseUrl(name: string): string {
  const server = process.env.WEKALA_TEST_DATABASE_SERVER
  if (!server) throw new Error("WEKALA_TEST_DATABASE_SERVER is not set; run these tests with `npm test`")
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}

/** Command lines of the processes that mention the text; Linux only, elsewhere none are found. */
export async function processesOf(text: string): Promise<string[]> {
  const { readdir, readFile } = await import("node:fs/promises")
  const ids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name))
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")))
  return lines.map((line) => line.replaceAll("\0", " ")).filter((line) => line.includes(text))
}
