// @ts-check
import { tell } from "./leash.mjs"

/** An error whose message is all that the user has to know: what is wrong, and what to do. */
export class UserError extends Error {}

/** Thrown by whatever was waiting when the user asked to stop. */
export class Interrupted extends Error {}

/** @type {Record<string, string>} */
const SENTENCES = {
  ENOSPC: "No space left on the disk.",
  EDQUOT: "No space left: your disk quota is used up.",
  EROFS: "The disk is read-only.",
  EMFILE: "Too many open files: raise the limit (ulimit -n 4096).",
  53100: "No space left on the database's disk.",
  53300: "The database has no connection left (max_connections).",
}

/**
 * One line about any error, for a person.
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (error instanceof UserError) return error.message
  const { code, path, message } = /** @type {NodeJS.ErrnoException} */ (error ?? {})
  if (code && SENTENCES[code]) return SENTENCES[code]
  if (code === "EACCES" || code === "EPERM") return `No permission for ${path ?? "a file"}.`
  const text = message || code || String(error)
  if (/ENOSPC|no space left on device/i.test(text)) return /** @type {string} */ (SENTENCES.ENOSPC)
  return text.split("\n")[0] ?? text
}

/**
 * Prints the one line, and with DEBUG=wekala where it came from.
 * @param {unknown} error
 */
export function report(error) {
  console.error(`✗ ${explain(error)}`)
  if (process.env.DEBUG?.includes("wekala")) console.error(error)
}

/**
 * Runs a command's main function; whatever goes wrong ends as one line and exit code 1.
 * @param {() => Promise<unknown>} main
 */
export async function command(main) {
  try {
    await main()
  } catch (error) {
    // A parent process shows the line in its own words.
    if (process.send) await tell({ error: explain(error) })
    if (!process.send || process.env.DEBUG) report(error)
    process.exitCode = 1
  }
}
