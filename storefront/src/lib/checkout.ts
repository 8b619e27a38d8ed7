import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import type { CardPaymentData } from "@/components/checkout/use-card"
import type { Locale } from "@/i18n/routing"
import { isComplete } from "./address"
import { type Cart, isBag } from "./cart"
import type { Customer } from "./customer"
import { call, EngineRefusal, orNothing } from "./engine"
import { pluginPayment } from "./labels"
import { isAvailable } from "./listing"
import { readCartId, readPayingId } from "./session"
import { variantName } from "./variant-name"

export const STEPS = ["contact", "address", "delivery", "payment", "review"] as const
export type Step = (typeof STEPS)[number]

export type ShippingOption = HttpTypes.StoreCartShippingOption

/** Totals carry more decimals than money has. */
const isSame = (one: unknown, other: unknown) => Math.abs(Number(one) - Number(other)) < 0.0005

export type PaymentSession = HttpTypes.StorePaymentSession

const OPEN: readonly string[] = ["pending", "requires_more", "pending_authorization", "authorized"]

/** The payment that was chosen, while it is for what the cart costs now: one session, or one for each part. */
export function chosenPayments(cart: Cart): readonly PaymentSession[] {
  const open = (cart.payment_collection?.payment_sessions ?? []).filter(({ status }) => OPEN.includes(status))
  const sum = open.reduce((total, { amount }) => total + Number(amount), 0)
  return open.length > 0 && isSame(sum, cart.total) ? open : []
}

export const needsDelivery = (cart: Cart) => (cart.items ?? []).some(({ requires_shipping }) => requires_shipping)

/** What is still to be done; the cart on the server is all that remembers it. */
function isDone(step: Step, cart: Cart, customer: Customer | undefined): boolean {
  switch (step) {
    case "contact":
      // Who signed in after filling the bag must become its owner before anything is kept for them.
      return Boolean(cart.email) && (!customer || cart.customer_id === customer.id)
    case "address":
      return isComplete(cart.shipping_address)
    case "delivery":
      return !needsDelivery(cart) || Boolean(cart.shipping_methods?.length)
    case "payment":
      return chosenPayments(cart).length > 0
    case "review":
      return false
  }
}

/** The steps with what each is now: those before the open one are done, and can be gone back to. */
export function stepsOf(cart: Cart, customer: Customer | undefined, asked: string | undefined) {
  const steps = STEPS.filter((step) => step !== "delivery" || needsDelivery(cart))
  const firstToDo = steps.findIndex((step) => !isDone(step, cart, customer))
  const wanted = steps.indexOf(asked as Step)
  const open = wanted >= 0 && wanted < firstToDo ? wanted : firstToDo
  return steps.map((step, index) => ({
    step,
    number: index + 1,
    state: index === open ? ("open" as const) : index < firstToDo ? ("done" as const) : ("ahead" as const),
  }))
}

/** Ways of delivery for this cart, the cheapest first; what cannot be priced cannot be had. */
export async function listShippingOptions(cart: Cart): Promise<ShippingOption[]> {
  const { shipping_options } = await call<{ shipping_options: ShippingOption[] }>("/store/shipping-options", {
    query: { cart_id: cart.id, fields: "id,name,price_type,amount,shipping_profile_id,insufficient_inventory,*type" },
    locale: (await getLocale()) as Locale,
    asCustomer: true,
  })
  const priced = await Promise.all(
    shipping_options.map((option) => (option.price_type === "calculated" ? calculate(option, cart) : option)),
  )
  return priced.filter((option) => option !== undefined).sort((a, b) => Number(a.amount) - Number(b.amount))
}

async function calculate(option: ShippingOption, cart: Cart): Promise<ShippingOption | undefined> {
  try {
    const { shipping_option } = await call<{ shipping_option: ShippingOption }>(`/store/shipping-options/${option.id}/calculate`, {
      method: "POST",
      body: { cart_id: cart.id, data: {} },
      asCustomer: true,
    })
    return { ...option, amount: shipping_option.amount }
  } catch (error) {
    if (error instanceof EngineRefusal) return undefined
    throw error
  }
}

/** How a shopper gets through a payment: see the engine's `GET /store/payment-methods`. */
export interface PaymentMethod {
  readonly provider_id: string
  readonly flow: "place" | "redirect" | "stripe"
  /** No money moves. */
  readonly test?: boolean
  /** Can pay a part while another pays the rest. */
  readonly reserves: boolean
  /** Of Stripe's account, for its script in the browser. */
  readonly publishable_key?: string
  readonly script_url?: string
  /** Where to send a bank transfer: holder, bank and number, a line each. */
  readonly account?: string | null
}

export interface PaymentWay {
  readonly id: string
  readonly flow: PaymentMethod["flow"]
  readonly test: boolean
  /** How much of the cart's currency the customer has there. */
  readonly available?: number
  readonly isEnough: boolean
  /** There is something in it, and it can pay that part. */
  readonly isPart: boolean
}

export const listPaymentMethods = cache(async (regionId: string): Promise<readonly PaymentMethod[]> => {
  const { payment_methods } = await call<{ payment_methods: PaymentMethod[] }>("/store/payment-methods", { query: { region_id: regionId } })
  return payment_methods
})

/** Ways to pay here. What is somebody's own, such as a wallet, is offered only to who is signed in. */
export async function listPaymentWays(cart: Cart, customer: Customer | undefined): Promise<PaymentWay[]> {
  const ways = await Promise.all(
    (await listPaymentMethods(cart.region_id ?? "")).map(
      async ({ provider_id: id, flow, test = false, reserves }): Promise<PaymentWay | undefined> => {
        const own = pluginPayment(id)
        if (!own) return { id, flow, test, isEnough: true, isPart: false }
        if (!customer) return undefined
        const available = await own.available(cart.currency_code)
        const isEnough = available >= Number(cart.total)
        return { id, flow, test, available, isEnough, isPart: reserves && available > 0 && !isEnough }
      },
    ),
  )
  return ways.filter((way) => way !== undefined).sort((one, other) => rankOf(one) - rankOf(other))
}

/** What is paid at once stands before what is paid later. */
export const FLOW_RANKS: Readonly<Record<PaymentMethod["flow"], number>> = { stripe: 1, redirect: 2, place: 3 }

/** What is somebody's own comes first; what is too little, last. */
function rankOf({ id, flow, available, isEnough }: PaymentWay): number {
  if (!isEnough) return 5
  if (available !== undefined) return 0
  return flow === "place" && id === "pp_bank_transfer" ? 4 : FLOW_RANKS[flow]
}

/** How the chosen payment is gone through: what one part needs beyond placing the order, the whole does. */
export async function paymentStep(cart: Cart): Promise<{ method: PaymentMethod; session: PaymentSession } | undefined> {
  const methods = await listPaymentMethods(cart.region_id ?? "")
  const found = chosenPayments(cart).flatMap((session) => {
    const method = methods.find(({ provider_id }) => provider_id === session.provider_id)
    return method && method.flow !== "place" ? [{ method, session }] : []
  })
  return found[0]
}

/** The gateway's own page, where a session is paid on one. */
export function gatewayPage(session: Pick<PaymentSession, "data"> | undefined): string | undefined {
  const url = session?.data?.checkout_url
  return typeof url === "string" && /^https?:\/\//.test(url) ? url : undefined
}

/** What the page needs to pay a session by card; nothing where the engine lacks it. */
export function cardPaymentOf(
  { publishable_key: key, script_url: script, test: isTest = false }: PaymentMethod,
  session: { readonly id: string; readonly data?: Readonly<Record<string, unknown>> },
  result: string,
): CardPaymentData | undefined {
  const clientSecret = session.data?.client_secret
  if (typeof clientSecret !== "string" || !key || !script) return undefined
  return { sessionId: session.id, clientSecret, key, script, isTest, result }
}

export interface Settlement {
  readonly status: "placed" | "waiting" | "failed" | "returned" | "open"
  readonly order_id?: string
}

/** Asks how the payment of this browser's cart stands, and has the order placed once it is paid. */
export async function settlePayment(): Promise<Settlement> {
  const id = (await readPayingId()) ?? (await readCartId())
  if (!id) return { status: "open" }
  const answer = await orNothing(call<Settlement>(`/store/carts/${id}/settle`, { method: "POST", body: {}, asCustomer: true }))
  return answer ?? { status: "open" }
}

export interface Shortage {
  readonly name: string
  readonly left: number
}

/** Items of which there are no longer enough, e.g. because somebody else was faster. What a trade sells is put aside already. */
export async function findShortages(cart: Cart): Promise<Shortage[]> {
  const items = (await isBag(cart)) ? (cart.items ?? []) : []
  const ids = [...new Set(items.flatMap(({ product_id }) => product_id ?? []))]
  if (ids.length === 0) return []
  const { products } = await call<{ products: HttpTypes.StoreProduct[] }>("/store/products", {
    query: {
      id: ids,
      limit: ids.length,
      fields: "id,+variants.inventory_quantity,variants.manage_inventory,variants.allow_backorder",
    },
  })
  const variants = new Map(products.flatMap(({ variants = [] }) => variants ?? []).map((variant) => [variant.id, variant]))
  return items.flatMap((item) => {
    const variant = variants.get(item.variant_id ?? "")
    const wanted = items.filter(({ variant_id }) => variant_id === item.variant_id).reduce((sum, { quantity }) => sum + Number(quantity), 0)
    const isCounted = variant?.manage_inventory && !variant.allow_backorder
    const left = variant && isAvailable(variant) ? (variant.inventory_quantity ?? 0) : 0
    const isShort = variant ? isCounted && left < wanted : true
    return isShort ? [{ name: [item.product_title ?? item.title, variantName(item.variant_title)].filter(Boolean).join(", "), left }] : []
  })
}

const TRIES = 5
const PAUSE_MS = 700

export interface Completion {
  readonly orderId?: string
  /** Why the payment was not taken. */
  readonly error?: { type: string; message: string }
}

/**
 * Makes the cart an order. Called again for the same cart it answers the same order.
 * @throws EngineRefusal when the cart cannot become one, EngineAway when that is not known
 */
export async function completeCart(cartId: string): Promise<Completion> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await call<{ type: string; order?: { id: string }; error?: { type: string; message: string } }>(
        `/store/carts/${cartId}/complete`,
        { method: "POST", asCustomer: true },
      )
      return answer.order ? { orderId: answer.order.id } : { error: answer.error ?? { type: "unknown", message: "" } }
    } catch (error) {
      // Another press of the same button is at it; its order will be ours.
      if (!(error instanceof EngineRefusal && error.status === 409 && attempt < TRIES)) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
}

/** So long a customer who comes back to the checkout wants to know what became of it. */
const RECENT_MS = 30 * 60_000

/** The order that this cart, or the one in the customer's cookie, has just become. */
export async function placedOrderId(cartId?: string): Promise<string | undefined> {
  const id = cartId ?? (await readPayingId()) ?? (await readCartId())
  if (!id) return undefined
  const answer = await orNothing(
    call<{ cart: { completed_at?: string | null } }>(`/store/carts/${id}`, { query: { fields: "id,completed_at" }, asCustomer: true }),
  )
  const completedAt = answer?.cart.completed_at
  if (!completedAt || Date.now() - Date.parse(completedAt) > RECENT_MS) return undefined
  return (await completeCart(id)).orderId
}
