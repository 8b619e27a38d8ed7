import { Column, CreateDateColumn, Entity, JoinColumn, ManyToOne, PrimaryColumn } from "typeorm"
import { WalletAccount } from "./account"
import { WalletTransaction } from "./transaction"

/** A signed amount on one account: credits are positive, debits negative. Never changes. */
@Entity("wallet_posting")
export class WalletPosting {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  transaction_id!: string

  @Column({ type: "text" })
  account_id!: string

  @Column({ type: "text" })
  currency_code!: string

  @Column({ type: "bigint" })
  amount!: string

  /** 1, 2, 3, … per account, without gaps. */
  @Column({ type: "bigint" })
  sequence!: string

  /** The account's balance after it, on its normal side. */
  @Column({ type: "bigint" })
  balance_after!: string

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @ManyToOne(
    () => WalletTransaction,
    (transaction) => transaction.postings,
    // A trigger holds it, at less cost.
    { createForeignKeyConstraints: false },
  )
  @JoinColumn({ name: "transaction_id" })
  transaction?: WalletTransaction

  @ManyToOne(
    () => WalletAccount,
    (account) => account.postings,
  )
  @JoinColumn({ name: "account_id" })
  account?: WalletAccount
}
