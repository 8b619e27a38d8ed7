import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../kit/database/query"
import { watchRows } from "../kit/database/watch"
import { DomainError } from "../kit/http/errors"
import { defineJob } from "../kit/jobs/define-job"
import { languageOf } from "../mail/letter"
import { referenceTo, sendLetter } from "../mail/send"
import { merchantInvited, passwordChanged } from "./letters"
import { askForVerification } from "./verification"

const row = z.object({ id: z.string() })

/** A new customer is asked whether the address is theirs. */
const mailNewCustomer = defineJob({
  name: "engine.mail_new_customer",
  payload: row,
  handle: async ({ id }, { container }) => {
    try {
      await askForVerification(container, id, await localeOf(id))
    } catch (error) {
      // Signed in by other means, or gone again.
      if (!(error instanceof DomainError)) throw error
    }
  },
})

// The identity learns of its customer in a later step of the registration.
watchRows(mailNewCustomer, {
  table: "customer",
  on: "INSERT OR UPDATE OF has_account",
  when: "NEW.has_account AND NEW.deleted_at IS NULL",
  delaySeconds: 2,
})

/** Enqueued by the trigger on the identities of password owners. */
defineJob({
  name: "engine.mail_password_changed",
  payload: row,
  handle: async ({ id }, { container, jobId }) => {
    const [identity] = await container.resolve(Modules.AUTH).listProviderIdentities({ id: [id] }, { relations: ["auth_identity"], take: 1 })
    const customerId = identity?.auth_identity?.app_metadata?.customer_id
    if (!identity || typeof customerId !== "string") return
    await sendLetter(queryRows, passwordChanged, {
      to: identity.entity_id,
      language: languageOf(await localeOf(customerId)),
      data: {},
      reference: `engine.password_changed:${id}:${jobId}`,
      customer_id: customerId,
    })
  },
})

/** A merchant who is invited, or invited again with a new token. */
const mailInvitation = defineJob({
  name: "engine.mail_invitation",
  payload: row,
  handle: async ({ id }, { container }) => {
    const [invite] = await container.resolve(Modules.USER).listInvites({ id })
    if (!invite || invite.accepted) return
    // In which language nobody knows yet; the admin asks.
    await sendLetter(queryRows, merchantInvited, {
      to: invite.email,
      language: "en",
      data: { token: invite.token },
      reference: referenceTo(merchantInvited, invite.token),
    })
  },
})

watchRows(mailInvitation, { table: "invite", on: "INSERT OR UPDATE OF token" })

/** The language that the shop was in when the customer registered; Medusa has no field for it. */
export async function localeOf(customerId: string): Promise<string | undefined> {
  const [customer] = await queryRows<{ locale: string | null }>("SELECT metadata ->> 'locale' AS locale FROM customer WHERE id = $1", [
    customerId,
  ])
  return customer?.locale ?? undefined
}
