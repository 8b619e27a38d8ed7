import type { TopUpStatus } from "../states"
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from "typeorm"

/** A customer pays into the own wallet through a Medusa payment collection. */
@Entity("wallet_top_up")
export class WalletTopUp {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  account_id!: string

  @Column({ type: "text" })
  customer_id!: string

  @Column({ type: "text" })
  currency_code!: string

  @Column({ type: "bigint" })
  amount!: string

  @Column({ type: "text" })
  status!: TopUpStatus

  @Column({ type: "text" })
  payment_collection_id!: string

  @Column({ type: "text", nullable: true })
  transaction_id!: string | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date
}
