"use client"

import { useTranslations } from "next-intl"
import { type FormEvent, startTransition, useActionState } from "react"
import type { FormResult } from "./form-result"

type Action = (previous: FormResult | undefined, form: FormData) => Promise<FormResult>

/**
 * An account form's state, in words: what is wrong at which field, what is wrong with all of it, and what was
 * typed. `namespace` is where a trade keeps words of its own for its errors.
 */
export function useForm(action: Action, namespace = "account.errors") {
  const places = [useTranslations(namespace), useTranslations("account.errors"), useTranslations("errors")]
  const [result, send, isPending] = useActionState(action, undefined)
  const failure = result && !result.ok ? result : undefined
  const inWords = (key: string) => (places.find((place) => place.has(key)) ?? places[0])?.(key) ?? key
  const errorAt = (name: string) => {
    const key = failure?.fields?.[name]
    return key && inWords(key)
  }
  return {
    form: { action: send, onSubmit: keepTyped(send), noValidate: true },
    isPending,
    isDone: result?.ok === true,
    message: result?.ok ? result.message : undefined,
    notice: failure && { text: inWords(failure.error), isAtFields: Boolean(failure.fields) },
    errorAt,
    typed: (name: string, fallback = "") => failure?.values?.[name] ?? fallback,
  }
}

/**
 * React empties a form whose action has ended, and sets even controlled selects back. Sent from here it keeps
 * what was chosen; the action stays on the form for a browser in which no script has run yet.
 */
export const keepTyped = (send: (form: FormData) => void) => (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault()
  const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
  startTransition(() => send(form))
}
