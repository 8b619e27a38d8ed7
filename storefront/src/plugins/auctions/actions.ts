"use server"

import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { redirect } from "@/i18n/navigation"
import { currentCustomer } from "@/lib/customer"
import { call, EngineRefusal } from "@/lib/engine"
import { failed, type Result } from "@/lib/result"
import { readAmount } from "@/lib/typed"
import { decimalsOf } from "./amounts"
import { isLotId, isSaleId, viewLot } from "./engine"
import type { LotState, OwnBid, Sale } from "./types"

/** What became of a bid. `key` is the one for the next press. */
export type BidResult = { readonly key: string } & (
  | { readonly ok: true; readonly me: OwnBid; readonly state: LotState }
  | {
      readonly ok: false
      /** A key of the trade's texts, or of the shop's errors. */
      readonly error: string
      readonly amount: string
      /** The least that is accepted now, where the amount was too low. */
      readonly least?: number | undefined
    }
)

const KEY = /^[0-9a-f-]{36}$/
const textIn = (form: FormData, name: string) => String(form.get(name) ?? "").trim()
const keyIn = (form: FormData) => (KEY.test(textIn(form, "key")) ? textIn(form, "key") : crypto.randomUUID())

/** To the sign-in page, and from there back to the lot with what was typed. */
async function goToSignIn(id: string, amount = ""): Promise<never> {
  const next = `/auctions/${id}${amount && `?${new URLSearchParams({ amount })}`}`
  return redirect({ href: { pathname: "/account/sign-in", query: { next } }, locale: await getLocale() })
}

/** Refusals that have words of their own. */
const CODES: ReadonlySet<string> = new Set([
  "auction_not_live",
  "auction_ended",
  "bid_too_low",
  "bid_too_high",
  "bid_not_higher",
  "own_auction",
  "deposit_required",
  "bidder_blocked",
  "too_many_bids",
  "buy_now_gone",
  "quantity_not_left",
  "sale_not_payable",
  "offer_closed",
])

const codeOf = (error: unknown): string => {
  if (error instanceof EngineRefusal && CODES.has(error.code)) return error.code
  const result = failed(error)
  return result.ok ? "refused" : result.error
}

/**
 * Bids an amount: on a rising lot the bidder's maximum, on sealed bids the bid itself, on a falling price the
 * most that it may be by now. The same press, sent twice, is one bid.
 */
export async function placeBid(_: BidResult | undefined, form: FormData): Promise<BidResult> {
  const id = textIn(form, "id")
  const typed = textIn(form, "amount")
  const amount = readAmount(typed)
  const currency = textIn(form, "currency")
  const key = keyIn(form)
  const wrong = (error: string, least?: number): BidResult => ({
    ok: false,
    error,
    amount: least === undefined ? typed : String(least),
    least,
    // A refusal is the answer to its key for good. Where no answer came, the bid may stand: its key stays.
    key: error === "engineAway" ? key : crypto.randomUUID(),
  })
  if (!isLotId(id) || !/^[a-z]{3}$/.test(currency)) return wrong("refused")
  if (!(await currentCustomer())) return goToSignIn(id, typed)
  if (!amount || (amount.split(".")[1] ?? "").length > decimalsOf(currency)) return wrong("wrongAmount")
  if (!form.has("confirmed")) return wrong("confirmFirst")
  const quantity = Math.trunc(Number(form.get("quantity"))) || undefined
  try {
    const answer = await call<{ bid: { kind: string }; me: OwnBid; auction: LotState }>(`/store/auctions/${id}/bids`, {
      method: "POST",
      body: { amount, ...(quantity && { quantity }) },
      // Another amount is another wish, also after a press that got no answer.
      idempotencyKey: `${key}:${amount}:${quantity ?? ""}`,
      asCustomer: true,
    })
    // On a falling price it is a purchase at once: the page is drawn anew with what is to be paid.
    if (answer.bid.kind === "clock") revalidatePath("/", "layout")
    return { ok: true, me: answer.me, state: answer.auction, key: crypto.randomUUID() }
  } catch (error) {
    const code = codeOf(error)
    return wrong(code, code === "bid_too_low" ? await leastNow(id) : undefined)
  }
}

async function leastNow(id: string): Promise<number | undefined> {
  const view = await viewLot(id).catch(() => undefined)
  return view?.lot.next_bid ?? undefined
}

/** What became of a press on a sale: the sale as it is now, or why not. `key` is the one for the next press. */
export type SaleResult = { readonly key: string } & (
  | { readonly ok: true; readonly sale: Sale }
  | { readonly ok: false; readonly error: string }
)

async function changeSale(path: string, form: FormData, body: object): Promise<SaleResult> {
  const key = keyIn(form)
  try {
    const { sale } = await call<{ sale: Sale }>(path, { method: "POST", body, idempotencyKey: key, asCustomer: true })
    return { ok: true, sale, key: crypto.randomUUID() }
  } catch (error) {
    // Whatever else a sale is by now, what was pressed can no longer be done with it.
    const isLate = error instanceof EngineRefusal && error.status === 409 && !CODES.has(error.code)
    const code = isLate ? "offer_closed" : codeOf(error)
    return { ok: false, error: code, key: code === "engineAway" ? key : crypto.randomUUID() }
  } finally {
    revalidatePath("/", "layout")
  }
}

export async function buyNow(_: SaleResult | undefined, form: FormData): Promise<SaleResult> {
  const id = textIn(form, "id")
  if (!isLotId(id)) return { ok: false, error: "refused", key: keyIn(form) }
  if (!(await currentCustomer())) return goToSignIn(id)
  return changeSale(`/store/auctions/${id}/buy-now`, form, {})
}

/** The answer to an offer of a second chance. */
export async function answerOffer(_: SaleResult | undefined, form: FormData): Promise<SaleResult> {
  const id = textIn(form, "sale_id")
  if (!isSaleId(id)) return { ok: false, error: "refused", key: keyIn(form) }
  return changeSale(`/store/auctions/sales/${id}/${textIn(form, "answer") === "accept" ? "accept" : "decline"}`, form, {})
}

/** Follows a lot, or no longer. */
export async function setWatching(_: Result | undefined, form: FormData): Promise<Result> {
  const id = textIn(form, "id")
  if (!isLotId(id)) return { ok: false, error: "refused" }
  if (!(await currentCustomer())) return goToSignIn(id)
  const isOn = textIn(form, "watch") === "on"
  try {
    await call(`/store/auctions/${id}/watch`, { method: isOn ? "POST" : "DELETE", ...(isOn && { body: {} }), asCustomer: true })
    return { ok: true, message: isOn ? "on" : "off" }
  } catch (error) {
    return failed(error)
  }
}
