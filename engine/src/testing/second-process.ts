import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { TestClient } from "./client"
import { testEnvironment } from "./database"
import type { TestEngine } from "./engine"

export interface SecondProcess {
  readonly url: string
  /** The store API as a visitor, served by this process. */
  readonly store: TestClient
  /** As `kill -9` does; answers when it is gone. */
  kill(): Promise<void>
}

/**
 * Another process of the engine under test, on the same database.
 * @param options.jobs whether it works on jobs as they fall due, by the clock on the wall; not unless told
 */
export async function secondProcess(engine: TestEngine, { jobs = false } = {}): Promise<SecondProcess> {
  const child = spawn(process.execPath, [join(__dirname, "../server/main.js")], {
    cwd: engine.directory,
    env: {
      ...process.env,
      ...testEnvironment(engine.databaseUrl),
      PORT: "0",
      HOST: "127.0.0.1",
      WEKALA_JOBS: jobs ? "on" : "off",
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const url = await addressOf(child)
  return {
    url,
    store: new TestClient(url, { "x-publishable-api-key": engine.publishableKey }),
    kill: async () => {
      const exited = once(child, "exit")
      child.kill("SIGKILL")
      await exited
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /is ready on (http:\/\/[\d.:]+)/.exec(line)?.[1]
    if (!url) continue
    child.stdout?.resume()
    return url
  }
  throw new Error("The second process has ended before it was ready")
}
