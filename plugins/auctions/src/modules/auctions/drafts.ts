import { DomainError, newId, queryRows, transaction, type Tx } from "@wekala/engine/kit"
import type { Auction } from "./entities"
import { auctionProposed } from "./events"
import { tellChanged } from "./life"
import { auctionNotFound, lockAuction, readLot } from "./lot"
import { type AuctionsOptions, bandsOf } from "./options"
import type { IncrementTable } from "./rules/increments"
import { type LotTerms, assertTerms } from "./rules/terms"
import type { AuctionStatus } from "./rules/states"

/** What a merchant or a seller says of a lot; amounts in minor units. */
export interface AuctionFacts extends LotTerms {
  readonly variant_id: string
  readonly product_id: string
  readonly currency_code: string
  readonly title: string | null
  readonly subtitle: string | null
  readonly description: string | null
  readonly condition: string | null
  readonly provenance: string | null
  readonly increments: IncrementTable | null
  readonly soft_close_cap_minutes: number | null
  readonly premium_basis_points: number
  readonly commission_basis_points: number
  readonly deposit: bigint | null
  readonly pay_within_hours: number
  readonly seller_id: string | null
  readonly starts_at: Date | null
  readonly ends_at: Date | null
  readonly metadata: Record<string, unknown> | null
}

const TEXTS = ["title", "subtitle", "description", "condition", "provenance", "estimate_low", "estimate_high", "metadata"] as const

/** What may still be changed, by where a lot stands; all of a draft. What bidders have relied on stays. */
const CHANGEABLE: Record<AuctionStatus, readonly (keyof AuctionFacts)[] | "all"> = {
  draft: "all",
  scheduled: TEXTS,
  live: TEXTS,
  ended: ["metadata"],
  settled: ["metadata"],
  defaulted: ["metadata"],
  cancelled: ["metadata"],
}

const JSON_COLUMNS = new Set<string>(["increments", "metadata"])
const written = (name: string, value: unknown) => (JSON_COLUMNS.has(name) && value !== null ? JSON.stringify(value) : value)

/**
 * Writes a draft down. A second call under one reference answers the first one's.
 * @throws DomainError `invalid_auction` (422)
 */
export async function createAuction(reference: string, facts: AuctionFacts): Promise<Auction> {
  check(facts)
  return transaction(async (tx) => {
    const made = await insertAuction(tx, reference, facts)
    return made ?? ((await auctionOfReference(tx, reference)) as Auction)
  })
}

/**
 * Writes down what a customer offers; merchants are told. A second call under one reference answers the first one's.
 * @throws DomainError `invalid_auction` (422), `too_many_drafts` (409)
 */
export async function proposeAuction(
  reference: string,
  facts: AuctionFacts & { seller_id: string },
  { seller_drafts }: Pick<AuctionsOptions, "seller_drafts">,
): Promise<Auction> {
  check(facts)
  return transaction(async (tx) => {
    // One at a time for a seller, so that no two are both the last one allowed.
    await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`auctions.proposals:${facts.seller_id}`])
    const before = await auctionOfReference(tx, reference)
    if (before) return before
    await requireFewDrafts(tx.query, facts.seller_id, seller_drafts)
    const made = (await insertAuction(tx, reference, facts)) as Auction
    await tx.emit(auctionProposed, {
      auction_id: made.id,
      product_id: made.product_id,
      currency_code: made.currency_code,
      seller_id: facts.seller_id,
    })
    return made
  })
}

/** @throws DomainError `too_many_drafts` (409) */
export async function requireFewDrafts(query: Tx["query"], sellerId: string, most: number): Promise<void> {
  const [waiting] = await query<{ count: number }>("SELECT count(*)::int AS count FROM auction WHERE seller_id = $1 AND status = 'draft'", [
    sellerId,
  ])
  if ((waiting?.count ?? 0) < most) return
  throw new DomainError({
    status: 409,
    code: "too_many_drafts",
    message: `${most} of your lots wait for the shop already. Offer more once it has looked at them.`,
  })
}

/** Undefined where the reference is another one's already. */
async function insertAuction(tx: Tx, reference: string, { ends_at, ...columns }: AuctionFacts): Promise<Auction | undefined> {
  const entries = Object.entries({ ...columns, ends_at, planned_ends_at: ends_at })
  const [made] = await tx.query<Auction>(
    `INSERT INTO auction (id, reference, ${entries.map(([name]) => name).join(", ")})
     VALUES ($1, $2, ${entries.map((_, index) => `$${index + 3}`).join(", ")}) ON CONFLICT (reference) DO NOTHING RETURNING *`,
    [newId("auc"), reference, ...entries.map(([name, value]) => written(name, value))],
  )
  return made
}

async function auctionOfReference(tx: Tx, reference: string): Promise<Auction | undefined> {
  const [row] = await tx.query<Auction>("SELECT * FROM auction WHERE reference = $1", [reference])
  return row
}

/**
 * Changes a lot, as far as it may still be changed.
 * @throws DomainError `auction_not_found` (404), `auction_change_not_allowed` (409), `invalid_auction` (422)
 */
export function updateAuction(
  id: string,
  changes: { readonly [K in keyof AuctionFacts]?: AuctionFacts[K] | undefined },
  options: AuctionsOptions,
  actorId: string,
): Promise<void> {
  return transaction(async (tx) => {
    const row = await lockAuction(tx, id)
    const names = Object.keys(changes).filter((name) => changes[name as keyof AuctionFacts] !== undefined) as (keyof AuctionFacts)[]
    const allowed = CHANGEABLE[row.status]
    const refused = allowed === "all" ? [] : names.filter((name) => !allowed.includes(name))
    if (refused.length > 0) {
      throw new DomainError({
        status: 409,
        code: "auction_change_not_allowed",
        message: `This auction is ${row.status}: ${refused.join(", ")} cannot be changed any more.`,
        fields: refused.map((name) => ({ path: `body.${name}`, message: "cannot be changed any more" })),
      })
    }
    if (names.length === 0) return
    check({ ...factsOf(row), ...changes } as AuctionFacts)
    const sets = names.map((name, index) => `${name} = $${index + 2}`)
    await tx.query(`UPDATE auction SET ${sets.join(", ")}, updated_at = now() WHERE id = $1`, [
      id,
      ...names.map((name) => written(name, changes[name])),
    ])
    if (names.includes("ends_at")) await tx.query("UPDATE auction SET planned_ends_at = ends_at WHERE id = $1", [id])
    if (row.status !== "draft") await tellChanged(tx, readLot(row, options), actorId)
  })
}

/** @throws DomainError `auction_not_found` (404), `auction_delete_not_allowed` (409) */
export async function deleteAuction(id: string): Promise<void> {
  const [gone] = await queryRows("DELETE FROM auction WHERE id = $1 AND status = 'draft' AND bid_sequence = 0 RETURNING id", [id])
  if (gone) return
  const [there] = await queryRows("SELECT 1 FROM auction WHERE id = $1", [id])
  if (!there) throw auctionNotFound(id)
  throw new DomainError({ status: 409, code: "auction_delete_not_allowed", message: "Only a draft can be deleted." })
}

function check(facts: AuctionFacts): void {
  assertTerms(facts)
  if (facts.increments) {
    try {
      bandsOf({ increments: {} }, facts)
    } catch (error) {
      const message = (error as Error).message
      throw new DomainError({ status: 422, code: "invalid_auction", message, fields: [{ path: "body.increments", message }] })
    }
  }
  if (facts.starts_at && facts.ends_at && facts.ends_at <= facts.starts_at) {
    const message = "must come after the start"
    throw new DomainError({
      status: 422,
      code: "invalid_auction",
      message: `ends_at ${message}`,
      fields: [{ path: "body.ends_at", message }],
    })
  }
}

function factsOf(row: Auction): AuctionFacts {
  const minor = (value: string | null) => (value === null ? null : BigInt(value))
  return {
    ...row,
    starting_price: BigInt(row.starting_price),
    reserve_price: minor(row.reserve_price),
    buy_now_price: minor(row.buy_now_price),
    estimate_low: minor(row.estimate_low),
    estimate_high: minor(row.estimate_high),
    clock_decrement: minor(row.clock_decrement),
    clock_floor: minor(row.clock_floor),
    deposit: minor(row.deposit),
  }
}
