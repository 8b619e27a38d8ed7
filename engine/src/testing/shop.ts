import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import * as flows from "@medusajs/medusa/core-flows"
import { randomBytes } from "node:crypto"
import type { TestClient } from "./client"
import type { TestEngine } from "./engine"

/** What is needed to buy and to be sent something in the United States. */
export interface TestShop {
  readonly locationId: string
  /** What a parcel costs the shopper, out and back: 5.00 USD each. */
  readonly shippingOptionId: string
  readonly returnOptionId: string
  /** A new product at this price, decimal major units of USD, with so many in stock. */
  product(options?: {
    title?: string
    price?: number
    stock?: number
  }): Promise<{ productId: string; variantId: string; inventoryItemId: string }>
  /** A cart that has all but its payment. */
  cart(
    client: TestClient,
    options: { variantId: string; quantity?: number; email?: string; locale?: string },
  ): Promise<{ id: string; total: number }>
  /** Pays for a cart and makes it an order. */
  pay(client: TestClient, cartId: string, provider?: string): Promise<{ id: string; display_id: number }>
}

type Made = { id: string }
// The inputs of Medusa's workflows are wider than their types admit.
const run = async <T>(
  workflow: (container: MedusaContainer) => { run(options: { input: never }): Promise<{ result: unknown }> },
  container: MedusaContainer,
  input: unknown,
): Promise<T> => (await workflow(container).run({ input: input as never })).result as T

let shared: Promise<TestShop> | undefined

/** The shop of the shared engine under test, made at the first call. */
export function testShop(engine: TestEngine): Promise<TestShop> {
  shared ??= create(engine)
  return shared
}

async function create({ container, salesChannelId, regions }: TestEngine): Promise<TestShop> {
  const link = container.resolve("link")
  const [profile] = await run<Made[]>(flows.createShippingProfilesWorkflow, container, { data: [{ name: "Default", type: "default" }] })
  const [location] = await run<Made[]>(flows.createStockLocationsWorkflow, container, { locations: [{ name: "House" }] })
  const locationId = location?.id as string
  await run(flows.linkSalesChannelsToStockLocationWorkflow, container, { id: locationId, add: [salesChannelId] })
  await link.create({
    [Modules.STOCK_LOCATION]: { stock_location_id: locationId },
    [Modules.FULFILLMENT]: { fulfillment_provider_id: "manual_manual" },
  })
  const set = await container.resolve(Modules.FULFILLMENT).createFulfillmentSets({
    name: "From the house",
    type: "shipping",
    service_zones: [{ name: "US", geo_zones: [{ country_code: "us", type: "country" }] }],
  })
  await link.create({ [Modules.STOCK_LOCATION]: { stock_location_id: locationId }, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } })
  const option = (name: string, isReturn: boolean) => ({
    name,
    price_type: "flat",
    provider_id: "manual_manual",
    service_zone_id: set.service_zones[0]?.id,
    shipping_profile_id: profile?.id,
    type: { label: name, description: "In three days", code: name.toLowerCase() },
    prices: [{ currency_code: "usd", amount: 5 }],
    rules: [
      { attribute: "enabled_in_store", operator: "eq", value: "true" },
      { attribute: "is_return", operator: "eq", value: String(isReturn) },
    ],
  })
  const options = await run<(Made & { name: string })[]>(flows.createShippingOptionsWorkflow, container, [
    option("Standard", false),
    option("Return", true),
  ])
  const idOf = (name: string) => options.find((made) => made.name === name)?.id as string
  const shippingOptionId = idOf("Standard")

  return {
    locationId,
    shippingOptionId,
    returnOptionId: idOf("Return"),
    product: async ({ title, price = 20, stock = 10 } = {}) => {
      const sku = `sku-${randomBytes(6).toString("hex")}`
      const [product] = await run<(Made & { variants: Made[] })[]>(flows.createProductsWorkflow, container, {
        products: [
          {
            title: title ?? `Cup ${sku}`,
            handle: sku,
            status: "published",
            options: [{ title: "Size", values: ["One"] }],
            variants: [
              { title: "One", sku, options: { Size: "One" }, manage_inventory: true, prices: [{ amount: price, currency_code: "usd" }] },
            ],
            sales_channels: [{ id: salesChannelId }],
            shipping_profile_id: profile?.id,
          },
        ],
      })
      const [item] = await container.resolve(Modules.INVENTORY).listInventoryItems({ sku })
      const inventoryItemId = item?.id as string
      await run(flows.createInventoryLevelsWorkflow, container, {
        inventory_levels: [{ inventory_item_id: inventoryItemId, location_id: locationId, stocked_quantity: stock }],
      })
      return { productId: product?.id as string, variantId: product?.variants[0]?.id as string, inventoryItemId }
    },
    cart: async (client, { variantId, quantity = 1, email = "guest@wekala.test", locale }) => {
      const address = {
        first_name: "Ada",
        last_name: "Byron",
        address_1: "1 Main Street",
        city: "Austin",
        postal_code: "78701",
        country_code: "us",
        phone: "+15125550100",
      }
      const { body } = await client.post("/store/carts", {
        region_id: regions.usd,
        email,
        ...(locale && { locale }),
        shipping_address: address,
        billing_address: address,
        items: [{ variant_id: variantId, quantity }],
      })
      const { body: chosen } = await client.post(`/store/carts/${body.cart.id}/shipping-methods`, { option_id: shippingOptionId })
      return chosen.cart
    },
    pay: async (client, cartId, provider = "pp_system_default") => {
      const { body } = await client.post("/store/payment-collections", { cart_id: cartId })
      await client.post(`/store/payment-collections/${body.payment_collection.id}/payment-sessions`, { provider_id: provider })
      const completed = await client.post(`/store/carts/${cartId}/complete`)
      if (completed.body.type !== "order") throw new Error(`The cart did not become an order: ${JSON.stringify(completed.body)}`)
      return completed.body.order
    },
  }
}
