import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from "typeorm"
import type { SaleKind, SaleStatus } from "../rules/states"

/** A win, or an offer to a runner-up: what one bidder is to pay for, at which price, until when. */
@Entity("auction_sale")
export class AuctionSale {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  auction_id!: string

  @Column({ type: "text" })
  bid_id!: string

  @Column({ type: "text" })
  bidder_id!: string

  @Column({ type: "text" })
  kind!: SaleKind

  @Column({ type: "text" })
  status!: SaleStatus

  /** One winner for the whole lot. */
  @Column({ type: "boolean" })
  exclusive!: boolean

  @Column({ type: "int" })
  quantity!: number

  /** Minor units for one unit. */
  @Column({ type: "bigint" })
  unit_price!: string

  /** Buyer's premium for all units, minor units. */
  @Column({ type: "bigint" })
  premium!: string

  @Column({ type: "text" })
  currency_code!: string

  @Column({ type: "timestamptz", nullable: true })
  offer_until!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  pay_until!: Date | null

  @Column({ type: "text", nullable: true })
  cart_id!: string | null

  @Column({ type: "text", nullable: true })
  order_id!: string | null

  @Column({ type: "timestamptz", nullable: true })
  completing_at!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  paid_at!: Date | null

  @Column({ type: "text", nullable: true })
  note!: string | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date
}
