"use server"

import { revalidatePath } from "next/cache"
import { currentCart } from "@/lib/cart"
import { call } from "@/lib/engine"
import { listRegions } from "@/lib/regions"
import { failed, type Result } from "@/lib/result"
import { writeCountry } from "@/lib/session"

/** Shops from another country: its prices from now on, also for what is in the cart. */
export async function chooseCountry(_: Result | undefined, form: FormData): Promise<Result> {
  const country = String(form.get("country") ?? "")
  const region = (await listRegions()).find(({ countries }) => countries?.some(({ iso_2 }) => iso_2 === country))
  if (!region) return { ok: false, error: "refused" }
  try {
    const cart = await currentCart()
    if (cart && cart.region_id !== region.id) {
      await call(`/store/carts/${cart.id}`, {
        method: "POST",
        body: { region_id: region.id, shipping_address: { country_code: country } },
        asCustomer: true,
      })
    }
    await writeCountry(country)
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}
