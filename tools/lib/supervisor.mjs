// @ts-check
import { spawn } from "node:child_process"
import { once } from "node:events"
import { constants } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { Interrupted, UserError } from "./errors.mjs"
import { root } from "./root.mjs"

const LEASH = join(root, "tools/lib/leash.mjs")
const PROGRAM_HOST = join(root, "tools/lib/program-host.mjs")
/** How long a process may take to stop before it is killed. */
const GRACE_MS = 30_000
/** In a terminal one Ctrl-C arrives twice, from the terminal and passed on by npm. */
const ECHO_MS = 1_000
const TAIL_LINES = 40

/**
 * @typedef {object} Launch
 * @property {string} name for messages: "the engine"
 * @property {string} [script] a Node script of ours, which may send messages
 * @property {string} [program] or any other program
 * @property {string[]} [args]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {(line: string) => void} [onLine] each line that it prints
 * @property {(text: string) => void} [onProgress] what it says about its progress
 *
 * @typedef {object} Running
 * @property {string} name
 * @property {number} pid
 * @property {string[]} tail its last lines
 * @property {any[]} messages what it has told and nobody has taken yet
 * @property {Promise<{ code: number | null, signal: string | null }>} exited
 * @property {() => boolean} isRunning
 * @property {() => Promise<any>} answer its next message; rejects with its error, or when it ends without one
 * @property {() => Promise<void>} stop asks it to stop and waits; kills it when it does not
 */

/**
 * Starts child processes and stops them in reverse order. Each is the leader of a process group of its
 * own: a Ctrl-C in the terminal reaches only us, and we decide who stops first.
 */
export function createSupervisor() {
  /** @type {Set<Running & { kill: (signal: NodeJS.Signals) => void }>} */
  const running = new Set()
  /** @type {Promise<void> | undefined} */
  let stopping

  /** @param {Launch} options @returns {Running} */
  function launch({ name, script, program, args = [], env = process.env, cwd = root, onLine, onProgress }) {
    if (stopping) throw new Interrupted()
    const command = script ? [script, ...args] : [PROGRAM_HOST, /** @type {string} */ (program), ...args]
    const child = spawn(process.execPath, ["--import", LEASH, ...command], {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    })
    /** @type {string[]} */
    const tail = []
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: /** @type {import("node:stream").Readable} */ (stream) }).on("line", (line) => {
        tail.push(line)
        if (tail.length > TAIL_LINES) tail.shift()
        onLine?.(line)
      })
    }
    /** @type {Running["exited"]} */
    const exited = new Promise((resolve) => {
      child.once("error", (error) => {
        tail.push(error.message)
        resolve({ code: 127, signal: null })
      })
      child.once("close", (code, signal) => resolve({ code, signal }))
    })
    /** @type {any[]} */
    const messages = []
    child.on("message", (/** @type {any} */ message) => {
      if ("progress" in message) return onProgress?.(message.progress)
      messages.push(message)
      child.emit("answer")
    })
    const nextMessage = async () => {
      if (!messages.length) await Promise.race([once(child, "answer"), exited])
      return messages.shift()
    }
    /** @param {NodeJS.Signals} signal */
    const kill = (signal) => {
      try {
        // The leader stops its own; when it does not, the whole group goes.
        if (signal !== "SIGKILL") child.kill(signal)
        else if (child.pid) process.kill(-child.pid, signal)
      } catch {
        // It ended in the meantime.
      }
    }
    const entry = {
      name,
      pid: child.pid ?? 0,
      tail,
      messages,
      exited,
      kill,
      isRunning: () => running.has(entry),
      answer: async () => {
        const message = await nextMessage()
        if (stopping) throw new Interrupted()
        if (message && !("error" in message)) return message
        throw new UserError(message?.error ?? `${capital(name)} stopped: ${lastWords(tail)}`)
      },
      stop: async () => {
        kill("SIGTERM")
        const timer = setTimeout(kill, GRACE_MS, "SIGKILL")
        await exited
        clearTimeout(timer)
      },
    }
    running.add(entry)
    exited.then(() => {
      running.delete(entry)
      // Whatever it left behind in its group.
      kill("SIGKILL")
    })
    return entry
  }

  /**
   * Runs a process to its end.
   * @param {Launch} options
   * @returns {Promise<string[]>} its last lines
   */
  async function run(options) {
    const entry = launch(options)
    const { code } = await entry.exited
    if (stopping) throw new Interrupted()
    if (code === 0) return entry.tail
    const told = entry.messages.find((message) => message.error)?.error
    throw new UserError(told ?? `${capital(options.name)} failed: ${lastWords(entry.tail)}`)
  }

  /** Stops all, the last started first. */
  function stopAll() {
    stopping ??= (async () => {
      for (const entry of [...running].reverse()) await entry.stop()
    })()
    return stopping
  }

  /**
   * Ctrl-C, `kill` and a closed terminal stop everything in order; a second one kills it.
   * @param {(exitCode: number) => void} onStopped
   */
  function handleSignals(onStopped) {
    // The terminal may be gone before we are.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined)
    let firstAt = 0
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
      process.on(signal, () => {
        const exitCode = 128 + constants.signals[signal]
        if (!firstAt) {
          firstAt = Date.now()
          stopAll().then(() => onStopped(exitCode))
        } else if (Date.now() - firstAt > ECHO_MS) {
          for (const entry of running) entry.kill("SIGKILL")
          process.exit(exitCode)
        }
      })
    }
  }

  return { launch, run, stopAll, handleSignals, isStopping: () => Boolean(stopping) }
}

/** @typedef {ReturnType<typeof createSupervisor>} Supervisor */

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * The line that most likely says what went wrong.
 * @param {string[]} tail
 */
export function lastWords(tail) {
  const lines = tail.map((line) => line.trim()).filter((line) => line && !/^(at |Node\.js v|[{}^]+$)/.test(line))
  return lines.findLast((line) => /error|fail|cannot|denied|no space|✗/i.test(line)) ?? lines.at(-1) ?? "it said nothing"
}
