import { Column, CreateDateColumn, Entity, OneToMany, PrimaryColumn, UpdateDateColumn } from "typeorm"
import { WalletHold } from "./hold"
import { WalletPosting } from "./posting"

/** An account of the ledger. Amounts are minor units of its currency, as decimal strings. */
@Entity("wallet_account")
export class WalletAccount {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  owner_type!: string

  @Column({ type: "text" })
  owner_id!: string

  /** A key of the chart of accounts. */
  @Column({ type: "text" })
  kind!: string

  @Column({ type: "text" })
  currency_code!: string

  @Column({ type: "text" })
  normal_side!: "debit" | "credit"

  @Column({ type: "text" })
  status!: "open" | "frozen" | "closed"

  /** The lowest available balance allowed; null for none. */
  @Column({ type: "bigint", nullable: true })
  floor!: string | null

  /** On the normal side. */
  @Column({ type: "bigint" })
  balance!: string

  /** Reserved by active holds; available is balance minus held. */
  @Column({ type: "bigint" })
  held!: string

  /** Number of postings so far; the next one's sequence is one more. */
  @Column({ type: "bigint" })
  posting_count!: string

  @Column({ type: "jsonb", nullable: true })
  metadata!: Record<string, unknown> | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date

  @OneToMany(
    () => WalletPosting,
    (posting) => posting.account,
  )
  postings?: WalletPosting[]

  @OneToMany(
    () => WalletHold,
    (hold) => hold.account,
  )
  holds?: WalletHold[]
}
