import { execFile } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import pg from "pg"
import { cleanEnvironment, freePort, root, start, temporaryFolder, testDatabaseUrl } from "../support"
import { hardLink } from "../workspace"

const run = promisify(execFile)

/** Runs npm in a folder and answers what it printed. */
export async function npm(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run("npm", args, { cwd, env: cleanEnvironment(), maxBuffer: 1 << 26 })
  return stdout
}

export interface Packed {
  readonly name: string
  readonly tarball: string
  readonly files: string[]
}

/** `npm pack`, with the package's own prepack script. */
export async function pack(folder: string, destination: string): Promise<Packed> {
  mkdirSync(destination, { recursive: true })
  const output = await npm(folder, "pack", "--json", "--pack-destination", destination)
  // The prepack script's own words come first.
  const [{ name, filename, files }] = JSON.parse(output.slice(output.search(/^\[/m)))
  return { name, tarball: join(destination, filename), files: files.map(({ path }: { path: string }) => path) }
}

type Json = Record<string, unknown>
// biome-ignore lint/suspicious/noExplicitAny: a test reads answers of any shape
type Fetch = (method: string, path: string, body?: Json) => Promise<{ status: number; body: any }>

/** A blank Medusa application outside of the workspace, with a database of its own. */
export class StockApp {
  private readonly folder = temporaryFolder()
  readonly path = this.folder.path
  private readonly database = `conformance_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  private server: ReturnType<typeof start> | undefined
  private port = 0

  /**
   * Writes what `create-medusa-app` writes, as far as a server needs it, and installs Medusa and the packages. The
   * checkout's own packages stand in for the registry's: npm finds all but ours there and downloads nothing.
   *
   * @param modules what its configuration says under `modules`, as source text
   */
  async install(packages: readonly Packed[], modules = "[]"): Promise<void> {
    await query(testDatabaseUrl("postgres"), `CREATE DATABASE ${this.database}`)
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
    const wanted = { ...dependencies, typescript: devDependencies.typescript, "ts-node": devDependencies["ts-node"] }
    writeFileSync(join(this.path, "package.json"), JSON.stringify({ name: "blank", version: "0.0.1", private: true, dependencies: wanted }))
    writeFileSync(join(this.path, "tsconfig.json"), JSON.stringify({ compilerOptions: TYPESCRIPT, include: ["medusa-config.ts"] }))
    writeFileSync(
      join(this.path, "medusa-config.ts"),
      config(
        packages.map(({ name }) => name),
        modules,
      ),
    )
    for (const name of readdirSync(join(root, "node_modules"))) {
      if (name === "@wekala" || name.startsWith(".")) continue
      hardLink(join(root, "node_modules", name), join(this.path, "node_modules", name))
    }
    hardLink(join(root, "node_modules/.bin"), join(this.path, "node_modules/.bin"))
    const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"]
    await npm(this.path, "install", ...flags, ...packages.map(({ tarball }) => tarball))
  }

  /** One of Medusa's own commands. */
  async medusa(...args: string[]): Promise<string> {
    const { code, output } = await this.spawn(args).ended
    if (code !== 0) throw new Error(`medusa ${args.join(" ")} ended with ${code}:\n${output.slice(-4_000)}`)
    return output
  }

  /** `medusa start`, until it listens. */
  async start(): Promise<void> {
    this.port = await freePort()
    this.server = this.spawn(["start", "--port", String(this.port), "--host", "127.0.0.1"])
    await this.server.printed("Server is ready on port")
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async stop(): Promise<void> {
    this.server?.process.kill("SIGTERM")
    await this.server?.ended
    this.server = undefined
  }

  as(headers: Record<string, string>): Fetch {
    return async (method, path, body) => {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      return { status: response.status, body: await response.json() }
    }
  }

  /** Tables and functions, with their schema, that are there now. */
  async objects(): Promise<string[]> {
    const rows = await query(
      testDatabaseUrl(this.database),
      `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema !~ '^(pg_|information_schema$)'
       UNION SELECT routine_schema || '.' || routine_name FROM information_schema.routines WHERE routine_schema !~ '^(pg_|information_schema$)'
       ORDER BY 1`,
    )
    return rows.map(({ name }) => name as string)
  }

  async remove(): Promise<void> {
    await this.stop()
    await query(testDatabaseUrl("postgres"), `DROP DATABASE IF EXISTS ${this.database} WITH (FORCE)`)
    this.folder.remove()
  }

  private spawn(args: string[]) {
    const env = {
      // Without an address the command would ask for one for five minutes.
      DATABASE_URL: testDatabaseUrl(this.database),
      MEDUSA_DISABLE_TELEMETRY: "true",
      // Each command would check the types of medusa-config.ts, with all of Medusa's.
      TS_NODE_TRANSPILE_ONLY: "true",
    }
    return start(join(this.path, "node_modules/@medusajs/cli/cli.js"), { cwd: this.path, args, env })
  }
}

async function query(url: string, sql: string): Promise<Json[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const TYPESCRIPT = { target: "ES2021", module: "Node16", moduleResolution: "Node16", esModuleInterop: true, skipLibCheck: true }

// Bundling the dashboard takes longer than all the rest.
const config = (plugins: string[], modules: string) => `import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "jwt",
      cookieSecret: "cookie",
    },
  },
  admin: { disable: true },
  plugins: ${JSON.stringify(plugins)},
  modules: ${modules},
})
`
