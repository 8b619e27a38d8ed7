import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, UpdateDateColumn } from "typeorm"
import type { AdjustmentStatus } from "../states"
import { WalletAccount } from "./account"

/** A correction of a balance by an admin; over a set amount a second admin must approve. */
@Entity("wallet_adjustment")
export class WalletAdjustment {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  account_id!: string

  @Column({ type: "text" })
  currency_code!: string

  /** Signed: what the balance gains. */
  @Column({ type: "bigint" })
  amount!: string

  @Column({ type: "text" })
  reason!: string

  @Column({ type: "text" })
  status!: AdjustmentStatus

  @Column({ type: "boolean" })
  needs_approval!: boolean

  @Column({ type: "text" })
  requested_by!: string

  @Column({ type: "text", nullable: true })
  decided_by!: string | null

  @Column({ type: "text", nullable: true })
  transaction_id!: string | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date

  @ManyToOne(() => WalletAccount)
  @JoinColumn({ name: "account_id" })
  account?: WalletAccount
}
