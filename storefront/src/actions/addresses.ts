"use server"

import { getLocale } from "next-intl/server"
import { revalidatePath } from "next/cache"
import { type FormResult, keeping, readTexts, wrongAt } from "@/components/account/form-result"
import { redirect } from "@/i18n/navigation"
import { checkAddress, readAddress } from "@/lib/address"
import { call } from "@/lib/engine"
import { listRegions } from "@/lib/regions"
import { failed } from "@/lib/result"

const PATH = "/store/customers/me/addresses"
const PAGE = "/account/addresses"
const ID = /^cuaddr_[0-9A-Za-z]+$/
const idIn = (form: FormData) => {
  const value = String(form.get("address_id") ?? "")
  return ID.test(value) ? value : undefined
}

/** Adds an address, or changes the one that the form names. */
export async function saveAddress(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const address = readAddress(form)
  const { address_name } = readTexts(form, ["address_name"])
  const defaults = { is_default_shipping: form.has("is_default_shipping"), is_default_billing: form.has("is_default_billing") }
  const values = {
    ...address,
    address_name,
    ...Object.fromEntries(Object.entries(defaults).map(([name, isSet]) => [name, isSet ? "on" : ""])),
  }
  try {
    const countries = (await listRegions()).flatMap(({ countries }) => (countries ?? []).map(({ iso_2 }) => iso_2 ?? ""))
    const wrong = checkAddress(address, countries)
    if (Object.keys(wrong).length > 0) return wrongAt(wrong, values)
    const id = idIn(form)
    await call(id ? `${PATH}/${id}` : PATH, { method: "POST", body: { ...address, address_name, ...defaults }, asCustomer: true })
  } catch (error) {
    return keeping(values, failed(error))
  }
  revalidatePath("/", "layout")
  return redirect({ href: PAGE, locale: await getLocale() })
}

export async function deleteAddress(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = idIn(form)
  if (!id) return { ok: false, error: "refused" }
  try {
    await call(`${PATH}/${id}`, { method: "DELETE", asCustomer: true })
    revalidatePath("/", "layout")
    return { ok: true }
  } catch (error) {
    return failed(error)
  }
}
