import { Column, Entity, PrimaryColumn, Unique } from "typeorm"

/** A customer signed in on a device. */
@Entity("account_session")
@Unique("account_session_once", ["token_hash"])
export class AccountSession {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  customer_id!: string

  @Column({ type: "text" })
  auth_identity_id!: string

  /** SHA-256 of what the device shows to be let in; the thing itself is kept nowhere. */
  @Column({ type: "text" })
  token_hash!: string

  @Column({ type: "text", nullable: true })
  user_agent!: string | null

  @Column({ type: "text", nullable: true })
  ip!: string | null

  @Column({ type: "timestamptz", default: () => "now()" })
  created_at!: Date

  @Column({ type: "timestamptz", default: () => "now()" })
  last_seen_at!: Date

  @Column({ type: "timestamptz" })
  expires_at!: Date

  @Column({ type: "timestamptz", nullable: true })
  ended_at!: Date | null
}
