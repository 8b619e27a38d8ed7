import "server-only"
import { type Cart, findCart, rememberCart, rememberedCart } from "./cart-memory"
import { currentCustomer } from "./customer"
import { call, EngineAway, EngineRefusal } from "./engine"
import { type Move, planMoves } from "./joining"
import { currentMarket } from "./regions"
import { readCartId, writeCartId } from "./session"

/**
 * After signing in, in actions only: makes one cart of this browser's and the one that the customer left on
 * another device. The customer's older cart is kept, since it may have an address and a delivery already, and
 * what the guest chose is added to it. Whatever goes wrong here leaves this browser's cart as it was: nobody
 * is kept from signing in by a bag, and the next sign-in does what is left to do.
 */
export async function joinCarts(): Promise<void> {
  try {
    const customer = await currentCustomer()
    if (!customer) return
    // The customer's first. Read after the guest's, it might hold what another sign-in has moved since, and
    // that would count as what was there before.
    const own = await rememberedCart(customer)
    const guestId = await readCartId()
    const guest = guestId ? await findCart(guestId) : undefined
    if (own && own.id !== guest?.id) {
      await moveToMarket(own, guest)
      if (guest) await moveItems(guest, own)
      await writeCartId(own.id)
      return
    }
    if (!guest) return
    await call(`/store/carts/${guest.id}/customer`, { method: "POST", body: {}, asCustomer: true })
    await rememberCart(guest.id)
  } catch (error) {
    if (!(error instanceof EngineRefusal || error instanceof EngineAway)) throw error
  }
}

/** The prices that the shopper has just seen hold for the joined cart too. */
async function moveToMarket(cart: Cart, guest: Cart | undefined): Promise<void> {
  const market = await currentMarket()
  const regionId = guest?.region_id ?? market.region.id
  if (cart.region_id === regionId) return
  await call(`/store/carts/${cart.id}`, {
    method: "POST",
    body: { region_id: regionId, shipping_address: { country_code: guest?.shipping_address?.country_code ?? market.country } },
    asCustomer: true,
  })
}

/** The guest's cart keeps its items: should this answer get lost, the browser still has them. */
async function moveItems(guest: Cart, own: Cart): Promise<void> {
  for (const move of planMoves(own.id, own.items ?? [], guest.items ?? [])) {
    // What has sold out in the meantime stays behind: it would only block the checkout.
    await moveItem(guest.id, own.id, move).catch(ignoreRefusal)
  }
  const codes = (guest.promotions ?? []).flatMap(({ code, is_automatic }) => (code && !is_automatic ? [code] : []))
  if (codes.length > 0) {
    await call(`/store/carts/${own.id}/promotions`, { method: "POST", body: { promo_codes: codes }, asCustomer: true }).catch(ignoreRefusal)
  }
}

async function moveItem(guestId: string, ownId: string, { note, unnoted, variantId, into, total, metadata }: Move): Promise<void> {
  const post = (path: string, body: object) => call<{ cart: Cart }>(`/store/carts/${path}`, { method: "POST", body, asCustomer: true })
  for (const { id, quantity } of unnoted) await post(`${guestId}/line-items/${id}`, { quantity, metadata: note })
  if (into) {
    await post(`${ownId}/line-items/${into.id}`, { quantity: total })
    return
  }
  const { cart } = await post(`${ownId}/line-items`, { variant_id: variantId, quantity: total, ...(metadata && { metadata }) })
  // A new item is added, not set: where another sign-in was as fast, there are now two times as many.
  const doubled = cart.items?.find(({ variant_id, quantity }) => variant_id === variantId && quantity === 2 * total)
  if (doubled) await post(`${ownId}/line-items/${doubled.id}`, { quantity: total })
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof EngineRefusal)) throw error
}
