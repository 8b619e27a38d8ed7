"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import type { FormResult } from "./form-result"

/** An account form's state, in words: what is wrong at which field, what is wrong with all of it, and what was typed. */
export function useForm(action: (previous: FormResult | undefined, form: FormData) => Promise<FormResult>) {
  const own = useTranslations("account.errors")
  const general = useTranslations("errors")
  const [result, send, isPending] = useActionState(action, undefined)
  const failure = result && !result.ok ? result : undefined
  const inWords = (key: string) => (own.has(key as never) ? own(key as never) : general(key as never))
  const errorAt = (name: string) => {
    const key = failure?.fields?.[name]
    return key && inWords(key)
  }
  return {
    send,
    isPending,
    isDone: result?.ok === true,
    notice: failure && { text: inWords(failure.error), isAtFields: Boolean(failure.fields) },
    errorAt,
    typed: (name: string, fallback = "") => failure?.values?.[name] ?? fallback,
  }
}
