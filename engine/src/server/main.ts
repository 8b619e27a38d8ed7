#!/usr/bin/env node
import { setFlagsFromString } from "node:v8"
import { log } from "./logging/log"
import { reportError, stopSentry } from "./sentry"
import { readPort } from "./settings"
import { type RunningServer, startServer } from "./start"

/**
 * By how many percent the heap may outgrow what lives in it before all of it is cleared. Left alone it grows to several times that,
 * and up to half of the memory of a busy server is what nobody needs any more. With less, clearing would take time from answers.
 */
const HEAP_GROWING_PERCENT = 75

/** Runs the server in the current directory, or in the one given as first argument. */
async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`)
  let running: RunningServer | undefined
  let stopping = false

  const end = async (code: number): Promise<void> => {
    // A second signal means that the operator will not wait.
    if (stopping) process.exit(code || 130)
    stopping = true
    try {
      await running?.stop()
    } catch (error) {
      log.error({ err: error }, "Stopping failed")
      process.exit(1)
    }
    process.exit(code)
  }
  const fault = (error: unknown): void => {
    log.fatal({ err: error }, "Uncaught error: stopping, as the process's state is not known")
    reportError(error)
    void stopSentry().then(() => end(1))
  }
  process.on("SIGTERM", () => void end(0))
  process.on("SIGINT", () => void end(0))
  process.on("uncaughtException", fault)
  process.on("unhandledRejection", fault)

  const options = { directory: process.argv[2] ?? process.cwd(), port: readPort() }
  running = await startServer(process.env.HOST ? { ...options, host: process.env.HOST } : options)
}

main().catch((error: unknown) => {
  const debug = (process.env.DEBUG ?? "").split(",").includes("wekala")
  const reason = error instanceof Error ? error.message.split("\n", 1)[0] : String(error)
  console.error(debug && error instanceof Error ? error.stack : `Wekala did not start: ${reason}`)
  process.exit(1)
})
