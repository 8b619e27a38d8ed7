import { DomainError, ModuleService, newId } from "@wekala/engine/kit"
import { BidQueue } from "./bidding/queue"
import { explainRefusal } from "./bidding/refusals"
import type { BidAnswer } from "./bidding/place"
import { endAuction } from "./closing"
import { createAuction, deleteAuction, proposeAuction, updateAuction } from "./drafts"
import { cancelAuction, extendAuction, relistAuction, scheduleAuction, startAuction, unscheduleAuction } from "./life"
import { type AuctionsOptions, readOptions } from "./options"
import { retractBid } from "./retract"
import { acceptOffer, declineOffer, lapseOffer, makeOffer } from "./selling/offers"
import { cancelSale, defaultSale, orderSale, paySale, reopenSale } from "./selling/sales"
import { setWatching } from "./watching"

export interface PlaceBid {
  readonly auction_id: string
  readonly bidder_id: string
  /** The caller's unique name for the bid: placing again under it answers the same bid. */
  readonly reference: string
  /** `raise` is a bid that only who leads may place. */
  readonly kind: "bid" | "raise" | "buy_now"
  /** Minor units for one unit; see the lot's format. */
  readonly amount: bigint
  readonly quantity?: number | undefined
  readonly ip_hash?: string | undefined
  readonly device_hash?: string | undefined
}

/**
 * Auctions: lots, bids on them, and what is sold. Resolve it as `auctions`:
 *
 * ```ts
 * const auctions = container.resolve<AuctionsService>("auctions")
 * await auctions.placeBid({ auction_id, bidder_id, reference, kind: "bid", amount: 12_50n })
 * ```
 */
export class AuctionsService extends ModuleService {
  readonly options: AuctionsOptions
  private readonly queue: BidQueue

  constructor(_dependencies: unknown, options: unknown) {
    super()
    this.options = readOptions(options)
    this.queue = new BidQueue(this.options)
  }

  /**
   * Takes a bid. Fair to the last moment: bids are ordered by the lot's lock, and time is the database's.
   *
   * @throws DomainError `auction_not_found` (404), `auction_not_live`, `auction_ended`, `not_leading`, `buy_now_gone` (409),
   *   `bid_too_low`, `bid_too_high`, `bid_not_higher`, `deposit_missing`, `quantity_not_divisible`, `quantity_not_left` (422), `own_auction`, `bidder_blocked` (403),
   *   `too_many_bids` (429), `idempotency_key_reused` (422)
   */
  async placeBid(bid: PlaceBid): Promise<BidAnswer> {
    const outcome = await this.queue.place(bid.auction_id, {
      id: newId("abid"),
      reference: bid.reference,
      bidderId: bid.bidder_id,
      kind: bid.kind,
      amount: bid.amount,
      quantity: bid.quantity,
      ipHash: bid.ip_hash,
      deviceHash: bid.device_hash,
    })
    if (outcome instanceof DomainError) throw outcome
    if ("bid" in outcome) return outcome
    throw explainRefusal(outcome)
  }

  createAuction = createAuction
  deleteAuction = deleteAuction
  setWatching = setWatching

  propose = (reference: string, facts: Parameters<typeof proposeAuction>[1]) => proposeAuction(reference, facts, this.options)

  updateAuction = (id: string, changes: Parameters<typeof updateAuction>[1], actorId: string) =>
    updateAuction(id, changes, this.options, actorId)

  schedule = (id: string, schedule: Parameters<typeof scheduleAuction>[1], actorId: string) =>
    scheduleAuction(id, schedule, this.options, actorId)

  unschedule = (id: string, actorId: string) => unscheduleAuction(id, this.options, actorId)
  start = (id: string, now: Date) => startAuction(id, now, this.options)
  end = (id: string, now: Date) => endAuction(id, now, this.options)
  extend = (id: string, endsAt: Date, actorId: string) => extendAuction(id, endsAt, this.options, actorId)
  cancel = (id: string, reason: string, actorId: string) => cancelAuction(id, reason, this.options, actorId)
  relist = relistAuction
  retract = (id: string, bidId: string, reason: string, actorId: string) => retractBid(id, bidId, reason, this.options, actorId)

  offer = (id: string, offer: { bidId?: string | undefined; hours?: number | undefined }, actorId: string) =>
    makeOffer(id, { bidId: offer.bidId, hours: offer.hours ?? this.options.offer_hours }, this.options, actorId)

  /** Wins and offers. */
  readonly sales = {
    accept: (id: string, bidderId: string) => acceptOffer(id, bidderId, this.options),
    decline: (id: string, bidderId: string) => declineOffer(id, bidderId, this.options),
    lapse: (id: string, now: Date) => lapseOffer(id, now, this.options),
    order: (id: string, orderId: string) => orderSale(id, orderId, this.options),
    reopen: (id: string) => reopenSale(id, this.options),
    pay: (id: string, note?: string, actorId?: string) => paySale(id, this.options, note, actorId),
    default: (id: string, now: Date, force?: { actorId: string; note?: string }) => defaultSale(id, now, this.options, force),
    cancel: (id: string, note?: string, actorId?: string) => cancelSale(id, this.options, note, actorId),
  }
}
