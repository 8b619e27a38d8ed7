import { Column, Entity, PrimaryColumn, Unique } from "typeorm"

/** A customer has asked to be forgotten. Holds nothing about whom but an id that no longer names anybody. */
@Entity("account_erasure")
@Unique("account_erasure_once", ["customer_id"])
export class AccountErasure {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  customer_id!: string

  @Column({ type: "timestamptz", default: () => "now()" })
  requested_at!: Date

  @Column({ type: "timestamptz", nullable: true })
  finished_at!: Date | null
}
