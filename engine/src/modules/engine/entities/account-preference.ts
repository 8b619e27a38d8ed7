import { Column, Entity, PrimaryColumn, Unique, UpdateDateColumn } from "typeorm"

/** Which letters a customer wants. No row: those about orders, and no others. */
@Entity("account_preference")
@Unique("account_preference_once", ["customer_id"])
export class AccountPreference {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  customer_id!: string

  /** Shipped and delivered. What a shop must tell (confirmation, refund, security) is always sent. */
  @Column({ type: "boolean", default: true })
  updates!: boolean

  /** Offers and news: only who asked for them. */
  @Column({ type: "boolean", default: false })
  news!: boolean

  /** When the word about `news` was last given: the proof of consent (GDPR, article 7). */
  @Column({ type: "timestamptz", nullable: true })
  news_decided_at!: Date | null

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date
}
