import "server-only"
import { hasLocale } from "next-intl"
import { NextResponse } from "next/server"
import { getPathname } from "@/i18n/navigation"
import { routing } from "@/i18n/routing"
import { call, EngineAway, EngineRefusal } from "@/lib/engine"
import { currentMarket } from "@/lib/regions"
import { writePayingId } from "@/lib/session"
import type { PluginEndpoint } from "../slots"
import { isSaleId, viewLot } from "./engine"
import type { Sale } from "./types"

const NEVER_KEPT = { "cache-control": "no-store" }

/** A lot as it is now, for pages that no stream reaches. */
const readLot: PluginEndpoint = {
  path: "auctions/lots/:id",
  GET: async (_, { id = "" }) => {
    const view = await viewLot(id)
    if (!view) return NextResponse.json({ code: "auction_not_found" }, { status: 404, headers: NEVER_KEPT })
    return NextResponse.json(view, { headers: NEVER_KEPT })
  },
}

/**
 * The way from a win to its checkout. A form that is sent here loads the checkout as a page of its own, whose policy
 * lets the payment's frames in. The bag stays as it is.
 */
const pay: PluginEndpoint = {
  path: "auctions/pay",
  POST: async (request) => {
    const form = await request.formData()
    const [id, wanted] = [String(form.get("sale_id") ?? ""), String(form.get("locale") ?? "")]
    const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale
    const go = (href: string) =>
      new NextResponse(null, { status: 303, headers: { location: getPathname({ href, locale }), ...NEVER_KEPT } })
    try {
      await writePayingId(isSaleId(id) ? await cartOf(id) : undefined)
      return go("/checkout")
    } catch (error) {
      if (error instanceof EngineRefusal && error.status === 401) return go("/account/sign-in?next=/account/auctions?tab=won")
      if (error instanceof EngineRefusal) return go("/account/auctions?tab=won&problem=sale_not_payable")
      if (error instanceof EngineAway) return go("/account/auctions?tab=won&problem=engineAway")
      throw error
    }
  },
}

/** The cart that the engine has made for a sale, in the shopper's market where its currency is the sale's. */
async function cartOf(id: string): Promise<string> {
  const { sale } = await call<{ sale: Sale }>(`/store/auctions/sales/${id}`, { asCustomer: true })
  const { region, currency } = await currentMarket()
  const answer = await call<{ sale: Sale }>(`/store/auctions/sales/${id}/cart`, {
    method: "POST",
    body: currency === sale.currency_code ? { region_id: region.id } : {},
    asCustomer: true,
  })
  if (!answer.sale.cart_id) throw new EngineRefusal(409, "The sale has no cart.", "sale_not_payable")
  return answer.sale.cart_id
}

export const endpoints: readonly PluginEndpoint[] = [readLot, pay]
