"use server"

import { revalidatePath } from "next/cache"
import type { FormResult } from "@/components/account/form-result"
import { call, EngineRefusal } from "@/lib/engine"
import { failed } from "@/lib/result"

const ID = /^pm_[0-9A-Za-z_]+$/

export async function deleteCard(_: FormResult | undefined, form: FormData): Promise<FormResult> {
  const id = String(form.get("card_id") ?? "")
  if (!ID.test(id)) return { ok: false, error: "refused" }
  try {
    await call(`/store/account/cards/${id}`, { method: "DELETE", asCustomer: true })
  } catch (error) {
    // Gone already, from another tab.
    if (!(error instanceof EngineRefusal && error.status === 404)) return failed(error)
  }
  revalidatePath("/", "layout")
  return { ok: true }
}
