import { mailVerification } from "../accounts/verification"
import { defineSubscriber } from "../kit/events/consumer"

interface Requested {
  entity_id: string
  entity_type: string
  code_provider: string
  /** Missing when the address was verified before. */
  code?: string
  metadata?: { locale?: unknown }
}

const subscriber = defineSubscriber<Requested>({
  name: "engine.mail_verification",
  event: "auth.verification_requested",
  dedupeBy: ({ entity_id, code }) => `${entity_id} ${code}`,
  handle: async ({ data: { entity_id, entity_type, code_provider, code, metadata } }, { tx }) => {
    if (entity_type !== "email" || code_provider !== "token" || !code) return
    await mailVerification(tx.query, entity_id, code, typeof metadata?.locale === "string" ? metadata.locale : undefined)
  },
})

export default subscriber.handler
export const config = subscriber.config
