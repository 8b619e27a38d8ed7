import { Money } from "@wekala/engine/kit"
import { type TestEngine, testEngine, type TestShop, testShop } from "@wekala/engine/testing"
import type { Auction, AuctionSale, AuctionsService, PlaceBid } from "@wekala/auctions"
import type { WalletService } from "@wekala/wallet"
import { randomUUID } from "node:crypto"
import { expect } from "vitest"

export const unique = (name = "ref") => `${name}-${randomUUID()}`
export const minor = (decimal: string | number, currency = "usd") => Money.fromDecimal(decimal, currency).minor
/** What a refused call answers. */
export const refused = (code: string, status?: number) => expect.objectContaining(status ? { code, status } : { code })

/** Where the test shop sends parcels. */
export const ADDRESS = {
  first_name: "Ada",
  last_name: "Byron",
  address_1: "1 Main Street",
  city: "Austin",
  postal_code: "78701",
  country_code: "us",
}

type Facts = Parameters<AuctionsService["createAuction"]>[1]

export interface AuctionsTest {
  engine: TestEngine
  shop: TestShop
  auctions: AuctionsService
  wallet: WalletService
  /** A draft of 10.00 USD, on a new product unless one is told. */
  draft(facts?: Partial<Facts> & { stock?: number }): Promise<Auction>
  /** A live lot. It ends in an hour unless told. */
  live(facts?: Partial<Facts> & { stock?: number; lastsMs?: number }): Promise<Auction>
  /** As the timer does, at the lot's end, whatever the clock says. */
  end(id: string): Promise<Auction>
  read(id: string): Promise<Auction>
  sales(id: string): Promise<AuctionSale[]>
  /** A bid in decimal major units. */
  bid(auctionId: string, bidderId: string, amount: number | string, more?: Partial<PlaceBid>): ReturnType<AuctionsService["placeBid"]>
  /** Puts money into a customer's wallet. */
  fund(customerId: string, amount: string): Promise<string>
  sql<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  /** Units of a variant that anybody could buy. */
  available(variantId: string): Promise<number>
}

export async function auctionsTest(): Promise<AuctionsTest> {
  const engine = await testEngine()
  const shop = await testShop(engine)
  const { queryRows } = await import("@wekala/engine/kit")
  const auctions = engine.container.resolve<AuctionsService>("auctions")
  const wallet = engine.container.resolve<WalletService>("wallet")
  // Files share a database and names of bidders: what another one's lots would still do to them is not this one's affair.
  await queryRows("DELETE FROM auction_strike")
  await queryRows("DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'auctions.%' AND locked_at IS NULL")
  const read = async (id: string) => (await queryRows<Auction>("SELECT * FROM auction WHERE id = $1", [id]))[0] as Auction

  const draft: AuctionsTest["draft"] = async ({ stock = 5, ...facts } = {}) => {
    const { product_id, variant_id } = facts
    const product = product_id && variant_id ? { product_id, variant_id } : await productOf(shop, stock)
    return auctions.createAuction(unique(), { ...DRAFT, ...facts, ...product })
  }
  return {
    engine,
    shop,
    auctions,
    wallet,
    draft,
    live: async ({ lastsMs = 3_600_000, ...facts } = {}) => {
      const { id } = await draft(facts)
      const startsAt = new Date(Date.now() - 1_000)
      await auctions.schedule(id, { startsAt, endsAt: new Date(startsAt.getTime() + 1_000 + lastsMs) }, "user_test")
      await auctions.start(id, new Date())
      return read(id)
    },
    end: async (id) => {
      const { ends_at } = await read(id)
      await auctions.end(id, ends_at as Date)
      return read(id)
    },
    read,
    sales: (id) => queryRows<AuctionSale>("SELECT * FROM auction_sale WHERE auction_id = $1 ORDER BY created_at, id", [id]),
    bid: (auction_id, bidder_id, amount, more = {}) =>
      auctions.placeBid({ auction_id, bidder_id, reference: unique("bid"), kind: "bid", amount: minor(amount), ...more }),
    fund: async (customerId, amount) => {
      const id = await wallet.accountId({ kind: "customer", owner_id: customerId, currency_code: "usd" })
      await wallet.ledger.transfer({
        reference: unique("fund"),
        kind: "test.fund",
        from: { kind: "bank", currency_code: "usd" },
        to: id,
        amount: Money.fromDecimal(amount, "usd"),
      })
      return id
    },
    sql: queryRows,
    available: async (variantId) => {
      const [row] = await queryRows<{ free: number }>(
        `SELECT sum(l.stocked_quantity - l.reserved_quantity)::float AS free FROM product_variant_inventory_item p
         JOIN inventory_level l ON l.inventory_item_id = p.inventory_item_id WHERE p.variant_id = $1`,
        [variantId],
      )
      return row?.free ?? 0
    },
  }
}

async function productOf(shop: TestShop, stock: number): Promise<Pick<Facts, "product_id" | "variant_id">> {
  const { productId, variantId } = await shop.product({ stock })
  return { product_id: productId, variant_id: variantId }
}

const DRAFT: Omit<Facts, "product_id" | "variant_id"> = {
  format: "english",
  quantity: 1,
  currency_code: "usd",
  title: null,
  subtitle: null,
  description: null,
  condition: null,
  provenance: null,
  starting_price: 10_00n,
  reserve_price: null,
  buy_now_price: null,
  clock_decrement: null,
  clock_step_seconds: null,
  clock_floor: null,
  soft_close_window_seconds: null,
  soft_close_extension_seconds: null,
  soft_close_cap_minutes: null,
  estimate_low: null,
  estimate_high: null,
  increments: null,
  premium_basis_points: 0,
  commission_basis_points: 1000,
  deposit: null,
  pay_within_hours: 48,
  seller_id: null,
  starts_at: null,
  ends_at: null,
  metadata: null,
}
