import { Column, CreateDateColumn, Entity, PrimaryColumn } from "typeorm"
import type { EscrowStatus } from "../states"

/** Money kept for a payee until a condition is met. */
@Entity("wallet_escrow")
export class WalletEscrow {
  @PrimaryColumn({ type: "text" })
  id!: string

  /** What is paid for: one escrow per reference. */
  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  payer_account_id!: string

  @Column({ type: "text" })
  payee_account_id!: string

  @Column({ type: "text" })
  escrow_account_id!: string

  @Column({ type: "text" })
  currency_code!: string

  @Column({ type: "bigint" })
  amount!: string

  /** Hundredths of a percent of what is released, kept as commission. */
  @Column({ type: "int" })
  fee_basis_points!: number

  /** Paid to the payee, without the fee. */
  @Column({ type: "bigint" })
  released!: string

  @Column({ type: "bigint" })
  fee!: string

  @Column({ type: "bigint" })
  refunded!: string

  @Column({ type: "text" })
  status!: EscrowStatus

  /** When it is released unless disputed. */
  @Column({ type: "timestamptz", nullable: true })
  release_at!: Date | null

  @Column({ type: "text", nullable: true })
  dispute_reason!: string | null

  @Column({ type: "jsonb", nullable: true })
  metadata!: Record<string, unknown> | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @Column({ type: "timestamptz", nullable: true })
  closed_at!: Date | null
}
