import type { MedusaContainer } from "@medusajs/framework/types"
import type { IncomingHttpHeaders } from "node:http"
import type { JobContext } from "../kit/jobs/define-job"

/** A call as it came in, before anybody believes it. */
export interface InboundCall {
  /** The body's own bytes: what signatures are made over. */
  readonly rawBody: Buffer
  readonly headers: IncomingHttpHeaders
  readonly query: Readonly<Record<string, string>>
}

/** What a call turned out to say, once its signature was found to be the source's. */
export interface VerifiedEvent {
  /** By which the source names it, or what makes two calls tell the same: handled once. At most 255 characters. */
  readonly id: string
  /** `payment_intent.succeeded` */
  readonly type: string
  /** What it is about, such as the source's id of a payment: events about one thing are handled one after the other. */
  readonly subject: string
  /** JSON that `handle` works with. It is kept, and merchants may read it: leave out what they must not see. */
  readonly payload: unknown
}

export interface WebhookDefinition {
  /** The last part of its address: `POST /webhooks/<name>`. */
  readonly name: string
  /**
   * Finds out whether the source has sent it. Makes no call and changes nothing: it runs before the answer.
   * Nothing for a call that is the source's but of no interest: it is acknowledged and forgotten.
   * @throws DomainError 401 `invalid_signature`; 400 for a body that makes no sense
   */
  readonly verify: (call: InboundCall, container: MedusaContainer) => VerifiedEvent | undefined | Promise<VerifiedEvent | undefined>
  /**
   * Does what follows. At least once, later, and in any order: sources send again, and overtake themselves. So ask the
   * source how things are instead of believing what they were. Thrown errors are retried with growing pauses.
   */
  readonly handle: (event: VerifiedEvent, context: JobContext) => Promise<void>
}

const registry = new Map<string, WebhookDefinition>()

/** Declares where an outside service tells of what has happened there. Beside the plugin's module. */
export function defineWebhook(webhook: WebhookDefinition): void {
  if (!/^[a-z][a-z0-9-]*$/.test(webhook.name)) throw new Error(`A webhook's name is part of an address: "${webhook.name}" cannot be.`)
  registry.set(webhook.name, webhook)
}

export function webhookNamed(name: string): WebhookDefinition | undefined {
  return registry.get(name)
}
