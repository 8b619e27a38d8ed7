import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from "typeorm"
import type { IncrementTable } from "../rules/increments"
import type { AuctionFormat, AuctionOutcome, AuctionStatus } from "../rules/states"

/** One lot: a product variant that is sold to whoever bids for it. Prices are for one unit, in minor units. */
@Entity("auction")
export class Auction {
  @PrimaryColumn({ type: "text" })
  id!: string

  /** The caller's unique name for the making: a retry under it makes nothing new. */
  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  variant_id!: string

  @Column({ type: "text" })
  product_id!: string

  /** Units. An English lot goes to one winner whole; the others may be shared. */
  @Column({ type: "int" })
  quantity!: number

  @Column({ type: "text" })
  format!: AuctionFormat

  @Column({ type: "text" })
  status!: AuctionStatus

  @Column({ type: "text", nullable: true })
  outcome!: AuctionOutcome | null

  @Column({ type: "text" })
  currency_code!: string

  /** The lot's own texts; the product's where they are null. */
  @Column({ type: "text", nullable: true })
  title!: string | null

  @Column({ type: "text", nullable: true })
  subtitle!: string | null

  @Column({ type: "text", nullable: true })
  description!: string | null

  @Column({ type: "text", nullable: true })
  condition!: string | null

  @Column({ type: "text", nullable: true })
  provenance!: string | null

  @Column({ type: "bigint" })
  starting_price!: string

  /** Nobody but merchants sees it. */
  @Column({ type: "bigint", nullable: true })
  reserve_price!: string | null

  @Column({ type: "bigint", nullable: true })
  buy_now_price!: string | null

  @Column({ type: "bigint", nullable: true })
  estimate_low!: string | null

  @Column({ type: "bigint", nullable: true })
  estimate_high!: string | null

  /** A falling price: by how much, how often, and down to where. */
  @Column({ type: "bigint", nullable: true })
  clock_decrement!: string | null

  @Column({ type: "int", nullable: true })
  clock_step_seconds!: number | null

  @Column({ type: "bigint", nullable: true })
  clock_floor!: string | null

  /** The lot's own table of increments; the currency's where it is null. */
  @Column({ type: "jsonb", nullable: true })
  increments!: IncrementTable | null

  @Column({ type: "timestamptz", nullable: true })
  starts_at!: Date | null

  @Column({ type: "timestamptz", nullable: true })
  ends_at!: Date | null

  /** Where the end was before bids moved it. */
  @Column({ type: "timestamptz", nullable: true })
  planned_ends_at!: Date | null

  @Column({ type: "int", nullable: true })
  soft_close_window_seconds!: number | null

  @Column({ type: "int", nullable: true })
  soft_close_extension_seconds!: number | null

  /** How far bids may move the end past the planned one; null for no limit. */
  @Column({ type: "int", nullable: true })
  soft_close_cap_minutes!: number | null

  /** Buyer's premium, in hundredths of a percent of the hammer price. */
  @Column({ type: "int" })
  premium_basis_points!: number

  /** What the shop keeps of a seller's price, in hundredths of a percent. */
  @Column({ type: "int" })
  commission_basis_points!: number

  /** Held from a bidder's wallet before the first bid. */
  @Column({ type: "bigint", nullable: true })
  deposit!: string | null

  @Column({ type: "int" })
  pay_within_hours!: number

  /** The customer who sells; null for the shop. */
  @Column({ type: "text", nullable: true })
  seller_id!: string | null

  /** Null before the first bid, and where bids are sealed. */
  @Column({ type: "bigint", nullable: true })
  current_price!: string | null

  @Column({ type: "text", nullable: true })
  leader_bid_id!: string | null

  @Column({ type: "text", nullable: true })
  leader_bidder_id!: string | null

  /** What the public knows the leader by. */
  @Column({ type: "int", nullable: true })
  leader_number!: number | null

  @Column({ type: "bigint", nullable: true })
  leader_maximum!: string | null

  @Column({ type: "boolean" })
  reserve_met!: boolean

  @Column({ type: "int" })
  bid_count!: number

  /** The last bid's number; bids that were retracted keep theirs. */
  @Column({ type: "int" })
  bid_sequence!: number

  @Column({ type: "int" })
  bidder_count!: number

  @Column({ type: "int" })
  retraction_count!: number

  @Column({ type: "int" })
  units_sold!: number

  @Column({ type: "bigint", nullable: true })
  hammer_price!: string | null

  @Column({ type: "timestamptz", nullable: true })
  ended_at!: Date | null

  /** Grows with every change that is told. */
  @Column({ type: "int" })
  version!: number

  @Column({ type: "jsonb", nullable: true })
  metadata!: Record<string, unknown> | null

  @CreateDateColumn({ type: "timestamptz" })
  created_at!: Date

  @UpdateDateColumn({ type: "timestamptz" })
  updated_at!: Date
}
