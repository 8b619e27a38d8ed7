import { Column, Entity, PrimaryColumn, Unique } from "typeorm"

export type WebhookStatus = "pending" | "processed" | "dead"

/** What an outside service has told, kept before it was acknowledged. */
@Entity("wekala_webhook_event")
@Unique("wekala_webhook_event_once", ["source", "event_id"])
export class WebhookEvent {
  @PrimaryColumn({ type: "text" })
  id!: string

  /** The webhook's name: `stripe`. */
  @Column({ type: "text" })
  source!: string

  /** By which the source names it; the same again is the same event. */
  @Column({ type: "text" })
  event_id!: string

  @Column({ type: "text" })
  type!: string

  /** What it is about. Events about one thing are handled one after the other. */
  @Column({ type: "text" })
  subject!: string

  @Column({ type: "jsonb" })
  payload!: unknown

  @Column({ type: "text", default: "pending" })
  status!: WebhookStatus

  @Column({ type: "integer", default: 0 })
  attempts!: number

  @Column({ type: "text", nullable: true })
  last_error!: string | null

  /** How often the source has sent it. */
  @Column({ type: "integer", default: 1 })
  deliveries!: number

  @Column({ type: "timestamptz", default: () => "now()" })
  received_at!: Date

  @Column({ type: "timestamptz", nullable: true })
  processed_at!: Date | null

  /** Medusa's payment session that it turned out to be about. */
  @Column({ type: "text", nullable: true })
  session_id!: string | null

  @Column({ type: "text", nullable: true })
  payment_collection_id!: string | null
}
