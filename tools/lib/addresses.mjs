// @ts-check
import { UserError } from "./errors.mjs"

/**
 * @param {string} url
 * @returns {URL}
 */
export function parseDatabaseUrl(url) {
  const example = "postgres://user:password@host:5432/database"
  if (!URL.canParse(url)) throw new UserError(`DATABASE_URL is not a URL (${example}).`)
  const target = new URL(url)
  if (!/^postgres(ql)?:$/.test(target.protocol)) throw new UserError(`DATABASE_URL must begin with postgres:// (${example}).`)
  if (target.pathname.length < 2) throw new UserError(`DATABASE_URL names no database (${example}).`)
  return target
}

/**
 * @param {string} url
 * @returns {URL}
 */
export function parseRedisUrl(url) {
  if (/^rediss?:\/\//.test(url) && URL.canParse(url)) return new URL(url)
  throw new UserError("REDIS_URL is not a Redis address (redis://user:password@host:6379).")
}
