import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { passwordReset } from "../accounts/letters"
import { defineSubscriber } from "../kit/events/consumer"
import { languageOf } from "../mail/letter"
import { referenceTo, sendLetter } from "../mail/send"

interface Reset {
  /** The e-mail address. */
  entity_id: string
  actor_type: string
  token: string
  metadata?: { locale?: unknown }
}

/** More than these to one address in ten minutes are not sent: somebody means to annoy. */
const MOST = 3

const subscriber = defineSubscriber<Reset>({
  name: "engine.mail_password_reset",
  event: "auth.password_reset",
  dedupeBy: ({ token }) => token,
  handle: async ({ data: { entity_id: email, actor_type, token, metadata } }, { tx, container }) => {
    const [identity] = await container
      .resolve(Modules.AUTH)
      .listProviderIdentities({ entity_id: email, provider: "emailpass" }, { relations: ["auth_identity"], take: 1 })
    const actorId = identity?.auth_identity?.app_metadata?.[`${actor_type}_id`]
    if (!z.email().safeParse(email).success || typeof actorId !== "string") return
    // Requests of one moment are counted one after the other, with the letters that wait to be sent.
    await tx.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`password_reset:${email}`])
    const [{ sent } = { sent: 0 }] = await tx.query<{ sent: number }>(
      `SELECT ((SELECT count(*) FROM notification
           WHERE "to" = $1 AND template = $2 AND created_at > now() - interval '10 minutes')
         + (SELECT count(*) FROM graphile_worker._private_jobs WHERE payload->>'letter' = $2 AND payload->>'to' = $1))::int AS sent`,
      [email, passwordReset.name],
    )
    if (sent >= MOST) return
    await sendLetter(tx.query, passwordReset, {
      to: email,
      language: languageOf(typeof metadata?.locale === "string" ? metadata.locale : undefined),
      data: { token, actor_type },
      reference: referenceTo(passwordReset, token),
      ...(actor_type === "customer" && { customer_id: actorId }),
    })
  },
})

export default subscriber.handler
export const config = subscriber.config
