import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createHmac } from "node:crypto"
import { queryRows } from "../kit/database/query"
import type { Tx } from "../kit/database/transaction"
import { addJob } from "../kit/jobs/add-job"
import { defineJob } from "../kit/jobs/define-job"
import type { Part } from "./versions"

/** What a storefront keeps. */
const TAGS = ["products", "categories", "collections", "regions"] as const satisfies Part[]

type Tag = (typeof TAGS)[number]

/** Has the storefront told, once the transaction has committed, which of these parts of what it keeps are stale. */
export async function tellStorefront(tx: Tx, parts: readonly Part[]): Promise<void> {
  for (const tag of TAGS) if (parts.includes(tag)) await tx.enqueue(revalidate, { tag }, { key: keyOf(tag) })
}

const keyOf = (tag: Tag) => `${revalidate.name}:${tag}`

const TIMEOUT_MS = 5_000

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 600_000

/**
 * Tells the storefront of `WEKALA_STOREFRONT_URL` which part of what it keeps is stale, signed with
 * `WEKALA_REVALIDATE_SECRET`. Tried again until the storefront has heard; without the two, nobody is told.
 */
const revalidate = defineJob({
  name: "engine.revalidate_storefront",
  payload: z.object({ tag: z.enum(TAGS), tries: z.number().default(0) }),
  handle: async ({ tag, tries }, { now, container }) => {
    const { WEKALA_STOREFRONT_URL: storefront, WEKALA_REVALIDATE_SECRET: secret } = process.env
    if (!storefront || !secret) return
    const fault = await post(new URL("/api/revalidate", storefront), secret, JSON.stringify({ tags: [tag] }))
    if (!fault) return
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`The storefront has not heard that its ${tag} are stale: ${fault}`)
    // A failed job would be left behind, dead, by the next change under its key.
    const runAt = new Date(now.getTime() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries))
    await addJob(queryRows, revalidate, { tag, tries: tries + 1 }, { key: keyOf(tag), runAt })
  },
})

/** Why it was not heard; nothing when it was. */
async function post(url: URL, secret: string, body: string): Promise<string | undefined> {
  const time = Math.floor(Date.now() / 1000)
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-wekala-signature": `t=${time},v1=${signature}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return response.ok ? undefined : `it answers ${response.status}`
  } catch (error) {
    return String((error as Error).cause ?? error)
  }
}
