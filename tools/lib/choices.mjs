// @ts-check
import { wantsTestGateways } from "./test-gateways.mjs"

/** @param {string} url */
const host = (url) => (URL.canParse(url) ? new URL(url).host : url)

/**
 * Which implementation serves each need: a local one unless the environment names a service.
 * @param {NodeJS.ProcessEnv} env
 * @returns {[need: string, choice: string][]}
 */
export function choices(env) {
  const { DATABASE_URL, MEILISEARCH_HOST, REDIS_URL, S3_BUCKET, SMTP_URL, WEKALA_EMBEDDED } = env
  return [
    ["database", DATABASE_URL && !WEKALA_EMBEDDED ? `PostgreSQL at ${host(DATABASE_URL)}` : "embedded PostgreSQL"],
    ["events, cache, locks", REDIS_URL ? `Redis at ${host(REDIS_URL)}` : "in memory"],
    ["search", MEILISEARCH_HOST ? `Meilisearch at ${host(MEILISEARCH_HOST)}` : "PostgreSQL"],
    ["mail", SMTP_URL ? `SMTP at ${host(SMTP_URL)}` : "kept in a folder"],
    ["payments", paymentChoice(env)],
    ["files", S3_BUCKET ? `S3 bucket ${S3_BUCKET}` : "this disk"],
  ]
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
export function paymentChoice(env) {
  if (wantsTestGateways(env)) return "test gateways"
  const accounts = [...(env.STRIPE_API_KEY ? ["Stripe"] : []), ...(env.PAYMOB_SECRET_KEY ? ["Paymob"] : [])]
  return accounts.join(" and ") || "no gateway"
}

/** @param {NodeJS.ProcessEnv} env */
export function choicesLine(env) {
  return choices(env)
    .map(([need, choice]) => `${need}: ${choice}`)
    .join(" · ")
}
