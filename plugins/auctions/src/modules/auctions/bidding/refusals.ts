import { DomainError, type DomainErrorOptions, Money } from "@wekala/engine/kit"
import type { Refused } from "./place"
import type { RefusalCode } from "./round"

/** `$` stands for the least amount, `#` for a number of units. */
const SENTENCES: Record<RefusalCode, [status: DomainErrorOptions["status"], sentence: string, field?: string]> = {
  auction_not_live: [409, "This auction takes no bids now."],
  auction_ended: [409, "This auction has ended."],
  own_auction: [403, "You cannot bid on what you sell."],
  bidder_blocked: [403, "You have not paid for what you won before, and cannot bid any more. Please write to us."],
  too_many_bids: [429, "That were many bids in a short time. Try again in a minute."],
  deposit_missing: [422, "Bidding here needs a deposit."],
  bid_too_low: [422, "The least that can be bid now is $.", "body.amount"],
  bid_too_high: [422, "Nobody can bid more than $.", "body.amount"],
  bid_not_higher: [422, "You have bid as much already: bid at least $.", "body.amount"],
  not_leading: [409, "You do not lead any more."],
  buy_now_gone: [409, "This cannot be bought at once any more."],
  quantity_not_left: [422, "There are # units.", "body.quantity"],
  quantity_not_divisible: [422, "This lot is sold whole.", "body.quantity"],
}

/** A refusal in words, with the amount in the lot's currency. */
export function explainRefusal({ code, least, currency }: Refused): DomainError {
  const [status, sentence, field] = SENTENCES[code]
  const message = least === undefined ? sentence : sentence.replace("#", String(least)).replace("$", written(least, currency))
  return new DomainError({ status, code, message, ...(field && { fields: [{ path: field, message }] }) })
}

const written = (minor: bigint, currency: string) => `${Money.ofMinor(minor, currency).toDecimal()} ${currency.toUpperCase()}`
