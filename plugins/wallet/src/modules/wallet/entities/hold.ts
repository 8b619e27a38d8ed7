import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn } from "typeorm"
import type { HoldStatus } from "../states"
import { WalletAccount } from "./account"

/** A reservation against an available balance. */
@Entity("wallet_hold")
export class WalletHold {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  account_id!: string

  @Column({ type: "text" })
  currency_code!: string

  @Column({ type: "bigint" })
  amount!: string

  /** What has been taken of it so far. */
  @Column({ type: "bigint" })
  captured!: string

  @Column({ type: "text" })
  status!: HoldStatus

  @Column({ type: "text" })
  reason!: string

  @Column({ type: "timestamptz", nullable: true })
  expires_at!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  closed_at!: Date | null

  @Column({ type: "jsonb", nullable: true })
  metadata!: Record<string, unknown> | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @ManyToOne(
    () => WalletAccount,
    (account) => account.holds,
  )
  @JoinColumn({ name: "account_id" })
  account?: WalletAccount
}
