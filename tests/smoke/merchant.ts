import type { Shop } from "./start-shop"

/** Asks the admin API as the merchant whose login the start has printed; with a body it is a POST. */
export type AskAsMerchant = <T = unknown>(path: string, body?: object) => Promise<T>

/**
 * Takes all that is left of a product's first variant off the shelf.
 * @returns how to put it back
 */
export async function sellOut(ask: AskAsMerchant, handle: string): Promise<() => Promise<void>> {
  const { products } = await ask<{ products: { variants: { inventory_items: { inventory_item_id: string }[] }[] }[] }>(
    `/admin/products?handle=${handle}&fields=variants.inventory_items.inventory_item_id`,
  )
  const path = `/admin/inventory-items/${products[0]?.variants[0]?.inventory_items[0]?.inventory_item_id}/location-levels`
  const { inventory_levels: levels } = await ask<{ inventory_levels: Level[] }>(path)
  const stock = async (quantityOf: (level: Level) => number) => {
    for (const level of levels) await ask(`${path}/${level.location_id}`, { stocked_quantity: quantityOf(level) })
  }
  await stock(({ reserved_quantity }) => reserved_quantity)
  return () => stock(({ stocked_quantity }) => stocked_quantity)
}

interface Level {
  location_id: string
  reserved_quantity: number
  stocked_quantity: number
}

/** The logins that the start has printed. */
export function demoOf({ output }: Pick<Shop, "output">) {
  const login = (who: string) => {
    const [, email = "", password = ""] = new RegExp(`${who} +(\\S+) / (\\S+)`).exec(output) ?? []
    return { email, password }
  }
  return { admin: login("Merchant"), customer: login("Shopper") }
}

export async function merchantOf(shop: Pick<Shop, "engine" | "output">): Promise<AskAsMerchant> {
  const { engine } = shop
  const ask = async <T>(path: string, body?: object, token?: string): Promise<T> => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(`${engine}${path}`, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) })
    return (await response.json()) as T
  }
  const { token } = await ask<{ token: string }>("/auth/user/emailpass", demoOf(shop).admin)
  return (path, body) => ask(path, body, token)
}
