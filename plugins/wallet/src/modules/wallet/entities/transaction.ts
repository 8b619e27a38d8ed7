import { Column, CreateDateColumn, Entity, OneToMany, PrimaryColumn } from "typeorm"
import { WalletPosting } from "./posting"

/** A set of postings that sums to zero per currency. Never changes. */
@Entity("wallet_transaction")
export class WalletTransaction {
  @PrimaryColumn({ type: "text" })
  id!: string

  /** The caller's unique name for it. */
  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  kind!: string

  @Column({ type: "text", nullable: true })
  description!: string | null

  @Column({ type: "text", nullable: true })
  reverses_id!: string | null

  /** Who asked for it, where a person did. */
  @Column({ type: "text", nullable: true })
  actor_id!: string | null

  @Column({ type: "jsonb", nullable: true })
  metadata!: Record<string, unknown> | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @OneToMany(
    () => WalletPosting,
    (posting) => posting.transaction,
  )
  postings?: WalletPosting[]
}
