import { type FormResult, keeping } from "@/components/account/form-result"
import { EngineRefusal } from "@/lib/engine"
import { failed } from "@/lib/result"

const KEY = /^[0-9a-f-]{36}$/

/** The form's key makes the same press, sent twice, one movement of money. */
export const keyIn = (form: FormData) => {
  const key = String(form.get("key") ?? "")
  return KEY.test(key) ? key : crypto.randomUUID()
}

/**
 * A refusal is the answer to its key for good, so what is corrected gets a new one. Where no answer came, the
 * money may have moved: the key stays, and trying again does nothing twice.
 */
export function refused(error: unknown, values: Readonly<Record<string, string>>): FormResult {
  const isAnswered = error instanceof EngineRefusal
  const kept = isAnswered ? { ...values, key: crypto.randomUUID() } : values
  return keeping(kept, failed(error))
}
