// @ts-check
import { existsSync, statfsSync } from "node:fs"
import { dirname } from "node:path"
import { UserError } from "./errors.mjs"

/** A database of an empty shop and the compiled admin need this much. */
const LEAST_MB = 300

/**
 * Free space where the path is or will be.
 * @param {string} path
 */
export function freeMegabytes(path) {
  let folder = path
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  return Math.floor((bavail * bsize) / 1_048_576)
}

/** @param {string} path */
export function assertSpace(path) {
  const free = freeMegabytes(path)
  if (free >= LEAST_MB) return
  throw new UserError(`No space left on the disk: ${free} MB are free at ${path}, ${LEAST_MB} MB are needed.`)
}
