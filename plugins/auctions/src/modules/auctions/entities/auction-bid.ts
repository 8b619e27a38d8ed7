import { Column, CreateDateColumn, Entity, PrimaryColumn } from "typeorm"

/** A bid, as it was placed: never changed, never removed. */
@Entity("auction_bid")
export class AuctionBid {
  @PrimaryColumn({ type: "text" })
  id!: string

  @Column({ type: "text" })
  auction_id!: string

  /** Its place among the lot's bids, from 1 without gaps. */
  @Column({ type: "int" })
  sequence!: number

  @Column({ type: "text" })
  reference!: string

  @Column({ type: "text" })
  bidder_id!: string

  /** What the public knows the bidder by on this lot. */
  @Column({ type: "int" })
  number!: number

  @Column({ type: "text" })
  kind!: "bid" | "buy_now" | "clock"

  /** The bidder's secret maximum, minor units. */
  @Column({ type: "bigint" })
  maximum!: string

  @Column({ type: "int" })
  quantity!: number

  /** The public price that it led to, minor units. */
  @Column({ type: "bigint" })
  amount!: string

  @CreateDateColumn({ type: "timestamptz" })
  placed_at!: Date

  /** The end as it stood when the bid came. */
  @Column({ type: "timestamptz" })
  ends_at!: Date

  @Column({ type: "text", nullable: true })
  ip_hash!: string | null

  @Column({ type: "text", nullable: true })
  device_hash!: string | null
}
