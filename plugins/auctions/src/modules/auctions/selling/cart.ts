import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createCartWorkflow, refreshCartItemsWorkflow, updateCartWorkflow } from "@medusajs/medusa/core-flows"
import { DomainError, Money, queryRows } from "@wekala/engine/kit"
import type { AuctionSale } from "../entities"
import { saleNotFound } from "./not-found"

export interface SaleWithLot extends AuctionSale {
  variant_id: string
  product_id: string
  title: string | null
}

/** @throws DomainError `sale_not_found` (404) */
export async function readSale(id: string): Promise<SaleWithLot> {
  const [sale] = await queryRows<SaleWithLot>(
    "SELECT s.*, a.variant_id, a.product_id, a.title FROM auction_sale s JOIN auction a ON a.id = s.auction_id WHERE s.id = $1",
    [id],
  )
  if (!sale) throw saleNotFound(id)
  return sale
}

/**
 * The cart that a winner pays: the lot at its hammer price, and the buyer's premium. Made once; a region of the
 * same currency may be chosen later.
 *
 * @throws DomainError `sale_not_payable` (409), `no_region` (422)
 */
export function prepareCart(container: MedusaContainer, saleId: string, regionId?: string): Promise<SaleWithLot> {
  return container.resolve(Modules.LOCKING).execute([`auction_sale:${saleId}`], () => prepare(container, saleId, regionId), { timeout: 30 })
}

async function prepare(container: MedusaContainer, saleId: string, regionId: string | undefined): Promise<SaleWithLot> {
  const sale = await readSale(saleId)
  if (sale.status !== "awaiting_payment") {
    throw new DomainError({ status: 409, code: "sale_not_payable", message: `This sale is ${sale.status.replaceAll("_", " ")}.` })
  }
  if (sale.cart_id) {
    if (regionId) await moveToRegion(container, sale, regionId)
    return sale
  }
  const cart_id = await createCart(container, sale, regionId)
  await queryRows("UPDATE auction_sale SET cart_id = $2, updated_at = now() WHERE id = $1 AND cart_id IS NULL", [saleId, cart_id])
  return { ...sale, cart_id }
}

async function createCart(container: MedusaContainer, sale: SaleWithLot, regionId: string | undefined): Promise<string> {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id: sale.bidder_id }, { take: 1 })
  const [channel] = await queryRows<{ id: string }>(
    "SELECT sales_channel_id AS id FROM product_sales_channel WHERE product_id = $1 AND deleted_at IS NULL ORDER BY sales_channel_id LIMIT 1",
    [sale.product_id],
  )
  const { result: cart } = await createCartWorkflow(container).run({
    input: {
      region_id: await regionFor(sale, regionId),
      currency_code: sale.currency_code,
      ...(customer && { customer_id: customer.id, email: customer.email }),
      ...(channel && { sales_channel_id: channel.id }),
      metadata: { auction_sale_id: sale.id },
    },
  })
  // Not through the workflow that adds to carts: it would look for free stock, and this lot's is reserved for it.
  await container.resolve(Modules.CART).addLineItems(await linesOf(container, sale, cart.id))
  await refreshCartItemsWorkflow(container).run({ input: { cart_id: cart.id, force_refresh: true } })
  return cart.id
}

async function linesOf(container: MedusaContainer, sale: SaleWithLot, cart_id: string) {
  const [variant] = await container
    .resolve(Modules.PRODUCT)
    .listProductVariants({ id: sale.variant_id }, { relations: ["product"], take: 1 })
  const product = variant?.product
  const price = (minor: bigint) => Money.ofMinor(minor, sale.currency_code).toNumber()
  const fixed = { cart_id, is_custom_price: true, is_discountable: false, metadata: { auction_sale_id: sale.id } }
  const lot = {
    ...fixed,
    title: sale.title ?? product?.title ?? "Lot",
    subtitle: variant?.title ?? null,
    thumbnail: product?.thumbnail ?? null,
    product_id: sale.product_id,
    product_title: product?.title ?? null,
    product_handle: product?.handle ?? null,
    variant_id: sale.variant_id,
    variant_sku: variant?.sku ?? null,
    variant_title: variant?.title ?? null,
    requires_shipping: true,
    quantity: sale.quantity,
    unit_price: price(BigInt(sale.unit_price)),
  }
  const premium = {
    ...fixed,
    title: "Buyer's premium",
    requires_shipping: false,
    quantity: 1,
    unit_price: price(BigInt(sale.premium)),
  }
  return (BigInt(sale.premium) > 0n ? [lot, premium] : [lot]) as never
}

async function regionFor(sale: SaleWithLot, wanted: string | undefined): Promise<string> {
  const [region] = await queryRows<{ id: string }>(
    `SELECT r.id FROM region r WHERE r.currency_code = $1 AND r.deleted_at IS NULL AND ($2::text IS NULL OR r.id = $2)
     ORDER BY EXISTS (SELECT 1 FROM region_country c JOIN customer_address a ON lower(a.country_code) = c.iso_2
       WHERE c.region_id = r.id AND a.customer_id = $3 AND a.deleted_at IS NULL) DESC, r.created_at LIMIT 1`,
    [sale.currency_code, wanted ?? null, sale.bidder_id],
  )
  if (region) return region.id
  throw new DomainError({
    status: 422,
    code: "no_region",
    message: `No ${wanted ? "such region" : "region"} sells in ${sale.currency_code.toUpperCase()}.`,
  })
}

async function moveToRegion(container: MedusaContainer, sale: SaleWithLot, regionId: string): Promise<void> {
  const id = sale.cart_id as string
  const [cart] = await queryRows<{ region_id: string }>("SELECT region_id FROM cart WHERE id = $1", [id])
  if (cart?.region_id === regionId) return
  await updateCartWorkflow(container).run({ input: { id, region_id: await regionFor(sale, regionId) } })
}
