import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from "typeorm"
import type { __Entity__Status } from "../rules"

/** What a customer writes about a product. The shop shows it once a merchant has approved it. */
@Entity("__entity__")
export class __Entity__ {
  @PrimaryColumn({ type: "text" })
  id!: string

  /** The caller's unique name for the submission: a retry under it makes nothing new. */
  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  customer_id!: string

  @Column({ type: "text" })
  product_id!: string

  @Column({ type: "text" })
  text!: string

  @Column({ type: "text" })
  status!: __Entity__Status

  /** The admin user who approved or rejected it. */
  @Column({ type: "text", nullable: true })
  decided_by!: string | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date
}
