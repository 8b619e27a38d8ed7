import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { createHash } from "node:crypto"
import { queryRows } from "../kit/database/query"
import type { Tx } from "../kit/database/transaction"
import { addJob } from "../kit/jobs/add-job"
import { defineJob } from "../kit/jobs/define-job"
import { draw } from "./draw"
import { createPen, type Language, LANGUAGES, letterNamed, type LetterDefinition, type Sender } from "./letter"

export interface Sending<S extends z.ZodType> {
  to: string
  language: Language
  data: z.input<S>
  /** Names this letter: sent again under the same one, it does not go out twice. */
  reference: string
  /** Whose preferences decide about a letter that may be switched off. */
  customer_id?: string | null
  /** What it is about, for the merchant: `{ type: "order", id }`. */
  about?: { type: string; id: string }
}

const post = defineJob({
  name: "engine.send_letter",
  // The last try is some hours after the first: news that is older than that is none.
  maxAttempts: 10,
  payload: z.object({
    letter: z.string(),
    to: z.string(),
    language: z.enum(LANGUAGES),
    data: z.unknown(),
    reference: z.string(),
    customer_id: z.string().nullish(),
    about: z.object({ type: z.string(), id: z.string() }).optional(),
  }),
  handle: async ({ letter: name, to, language, data, reference, customer_id, about }, { container }) => {
    const letter = letterNamed(name)
    if (!(await hasMail(container)) || !(await wants(letter, customer_id))) return
    const pen = createPen(letter, language, await sender(container))
    const content = letter.write(letter.data.parse(data), pen)
    // Medusa sends a notification that failed once more, but cannot note that it did, and would send it for ever.
    await queryRows("DELETE FROM notification WHERE idempotency_key = $1 AND status <> 'success'", [reference])
    // What it says is not kept with the notification: it may hold a link that opens an account.
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to,
      channel: "email",
      template: name,
      content: { subject: content.subject, ...draw(content, language, pen.shop) },
      idempotency_key: reference,
      trigger_type: name,
      ...(customer_id && { receiver_id: customer_id }),
      ...(about && { resource_type: about.type, resource_id: about.id }),
    })
  },
})

/**
 * Sends a letter after the transaction of `query` commits, at least until a mail server has taken it.
 * The shop sends none when it has no provider for the channel `email`.
 */
export async function sendLetter<S extends z.ZodType, Key extends string>(
  query: Tx["query"],
  letter: LetterDefinition<S, Key>,
  sending: Sending<S>,
): Promise<void> {
  await addJob(query, post, { letter: letter.name, ...sending }, { key: `letter:${sending.reference}` })
}

/** Names the letter that carries a secret, without telling it: references are kept. */
export function referenceTo(letter: { name: string }, secret: string): string {
  return `${letter.name}:${createHash("sha256").update(secret).digest("hex").slice(0, 32)}`
}

async function hasMail(container: MedusaContainer): Promise<boolean> {
  const [provider] = await queryRows("SELECT 1 FROM notification_provider WHERE is_enabled AND 'email' = ANY (channels)")
  if (!provider) container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn("A letter is not sent: the shop has no e-mail provider")
  return provider !== undefined
}

async function wants(letter: LetterDefinition, customerId: string | null | undefined): Promise<boolean> {
  if (!letter.topic || !customerId) return true
  const [row] = await queryRows<{ updates: boolean }>("SELECT updates FROM account_preference WHERE customer_id = $1", [customerId])
  return row?.updates ?? true
}

async function sender(container: MedusaContainer): Promise<Sender> {
  const { WEKALA_PUBLIC_URL: admin = "http://localhost:9000", WEKALA_SITE_URL, WEKALA_STOREFRONT_URL } = process.env
  // Where shoppers reach the storefront; the other address may be one of the servers' own network.
  const storefront = WEKALA_SITE_URL ?? WEKALA_STOREFRONT_URL
  if (!storefront) throw new Error("WEKALA_SITE_URL is not set: letters need it for their links.")
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 })
  return { shop: store?.name ?? "Shop", storefront, admin }
}
