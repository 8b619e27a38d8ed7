import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn, UpdateDateColumn } from "typeorm"
import type { WithdrawalStatus } from "../states"
import { WalletAccount } from "./account"

/** Money on its way from a wallet to its owner's bank. */
@Entity("wallet_withdrawal")
export class WalletWithdrawal {
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

  @Column({ type: "text" })
  status!: WithdrawalStatus

  @Column({ type: "text" })
  hold_id!: string

  @Column({ type: "text", nullable: true })
  transaction_id!: string | null

  /** Where to pay: method and details as the owner gave them. */
  @Column({ type: "jsonb" })
  destination!: Record<string, unknown>

  /** The bank's or provider's name for the payment. */
  @Column({ type: "text", nullable: true })
  payout_reference!: string | null

  @Column({ type: "text", nullable: true })
  note!: string | null

  @Column({ type: "text", nullable: true })
  decided_by!: string | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date

  @ManyToOne(() => WalletAccount)
  @JoinColumn({ name: "account_id" })
  account?: WalletAccount
}
