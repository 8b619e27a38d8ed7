import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { DomainError, queryRows, transaction } from "@wekala/engine/kit"

interface Part {
  inventory_item_id: string
  required: number
}

interface Reservation {
  id: string
  inventory_item_id: string
  location_id: string
  quantity: number
}

/** What one unit of a variant is made of, where the shop counts its stock; nothing where it does not. */
function partsOf(variantId: string): Promise<Part[]> {
  return queryRows<Part>(
    `SELECT p.inventory_item_id, p.required_quantity::float AS required
     FROM product_variant v JOIN product_variant_inventory_item p ON p.variant_id = v.id AND p.deleted_at IS NULL
     WHERE v.id = $1 AND v.manage_inventory AND v.deleted_at IS NULL ORDER BY p.inventory_item_id`,
    [variantId],
  )
}

function reservationsOf(auctionId: string): Promise<Reservation[]> {
  return queryRows<Reservation>(
    `SELECT id, inventory_item_id, location_id, quantity::float AS quantity FROM reservation_item
     WHERE metadata->>'auction_id' = $1 AND line_item_id IS NULL AND deleted_at IS NULL ORDER BY created_at, id`,
    [auctionId],
  )
}

/** One at a time does this for a lot, in whatever process. */
function alone<T>(container: MedusaContainer, auctionId: string, work: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute([`auction_stock:${auctionId}`], work, { timeout: 30 })
}

/**
 * Reserves so many units for a lot, no more and no fewer, so that nobody else can buy them. Safe to call twice.
 * @throws DomainError `out_of_stock` (409)
 */
export function reserveUnits(container: MedusaContainer, lot: { id: string; variant_id: string }, units: number): Promise<void> {
  return alone(container, lot.id, async () => {
    const inventory = container.resolve(Modules.INVENTORY)
    const reserved = await reservationsOf(lot.id)
    for (const { inventory_item_id, required } of await partsOf(lot.variant_id)) {
      let missing = units * required
      for (const { id, quantity } of reserved.filter((each) => each.inventory_item_id === inventory_item_id)) {
        if (missing <= 0) await inventory.deleteReservationItems([id])
        else if (quantity > missing) await inventory.updateReservationItems([{ id, quantity: missing }])
        missing -= Math.min(quantity, Math.max(0, missing))
      }
      if (missing > 0) await reserve(container, lot.id, inventory_item_id, missing, `auction:${lot.id}`)
    }
  })
}

async function reserve(
  container: MedusaContainer,
  auctionId: string,
  itemId: string,
  quantity: number,
  external_id: string,
): Promise<void> {
  const [level] = await queryRows<{ location_id: string }>(
    `SELECT location_id FROM inventory_level WHERE inventory_item_id = $1 AND deleted_at IS NULL
       AND stocked_quantity - reserved_quantity >= $2 ORDER BY stocked_quantity - reserved_quantity DESC, location_id LIMIT 1`,
    [itemId, quantity],
  )
  if (!level) {
    throw new DomainError({ status: 409, code: "out_of_stock", message: "There is not enough in stock to reserve for this auction." })
  }
  await container.resolve(Modules.INVENTORY).createReservationItems([
    {
      inventory_item_id: itemId,
      location_id: level.location_id,
      quantity,
      external_id,
      description: "Auction",
      metadata: { auction_id: auctionId },
    },
  ])
}

/**
 * Units that a lot still needs: those on sale, those that somebody may still pay for, and those that were paid for outside the
 * shop, which no order takes out of its stock.
 */
const NEEDED = `
  SELECT a.id, a.variant_id, (CASE WHEN a.status IN ('scheduled', 'live') THEN a.quantity - a.units_sold ELSE 0 END
    + coalesce((SELECT sum(s.quantity) FROM auction_sale s WHERE s.auction_id = a.id
        AND (s.status IN ('offered', 'awaiting_payment') OR (s.status = 'paid' AND s.order_id IS NULL))
        AND NOT EXISTS (SELECT 1 FROM auction_stock_claim c WHERE c.sale_id = s.id)), 0))::int AS units
  FROM auction a WHERE a.id = $1`

/** Brings a lot's reservation to what the lot still needs. Safe to call at any time. */
export async function settleStock(container: MedusaContainer, auctionId: string): Promise<void> {
  const [lot] = await queryRows<{ id: string; variant_id: string; units: number }>(NEEDED, [auctionId])
  if (lot) await reserveUnits(container, lot, lot.units)
}

/**
 * Lets go of a sale's units in favour of the order that is being placed for it, which reserves them itself. Until it
 * has, a claim keeps everybody else from them.
 */
export function claimUnits(
  container: MedusaContainer,
  sale: { id: string; auction_id: string; variant_id: string; quantity: number },
): Promise<void> {
  return alone(container, sale.auction_id, async () => {
    const inventory = container.resolve(Modules.INVENTORY)
    const reserved = await reservationsOf(sale.auction_id)
    for (const { inventory_item_id, required } of await partsOf(sale.variant_id)) {
      let missing = sale.quantity * required
      for (const reservation of reserved.filter((each) => each.inventory_item_id === inventory_item_id)) {
        if (missing <= 0) break
        const taken = Math.min(reservation.quantity, missing)
        missing -= taken
        await claim(sale.id, reservation, taken)
        if (taken === reservation.quantity) await inventory.deleteReservationItems([reservation.id])
        else await inventory.updateReservationItems([{ id: reservation.id, quantity: reservation.quantity - taken }])
      }
    }
  })
}

function claim(saleId: string, { inventory_item_id, location_id }: Reservation, quantity: number): Promise<void> {
  return transaction(async (tx) => {
    await tx.query(
      `INSERT INTO auction_stock_claim (sale_id, inventory_item_id, location_id, quantity) VALUES ($1, $2, $3, $4)
       ON CONFLICT (sale_id, inventory_item_id, location_id) DO NOTHING`,
      [saleId, inventory_item_id, location_id, quantity],
    )
  })
}

/** Takes back what was claimed for an order that was not placed after all. */
export function unclaimUnits(container: MedusaContainer, saleId: string, auctionId: string): Promise<void> {
  return alone(container, auctionId, async () => {
    const claims = await queryRows<Reservation>(
      `SELECT inventory_item_id, location_id, quantity::float AS quantity FROM auction_stock_claim WHERE sale_id = $1`,
      [saleId],
    )
    for (const { inventory_item_id, location_id, quantity } of claims) {
      // The claim goes with the reservation that replaces it, in one transaction; see auction_stock_taken.
      await container.resolve(Modules.INVENTORY).createReservationItems([
        {
          inventory_item_id,
          location_id,
          quantity,
          external_id: `auction_sale:${saleId}`,
          description: "Auction",
          metadata: { auction_id: auctionId },
        },
      ])
    }
  })
}
