"use client"

import { useTranslations } from "next-intl"
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react"
import type { StepResult } from "@/actions/checkout"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { Spinner } from "@/components/ui/spinner"

type Texts = ReturnType<typeof useTranslations>

interface Props {
  action: (previous: StepResult | undefined, form: FormData) => Promise<StepResult>
  submit: string
  /** What was wrong before this form was opened. */
  problem?: ReactNode
  /** Cannot go on, for a reason that stands in the form and says more than a refusal. */
  blocked?: boolean
  children: (wrong: (field: string) => string | undefined) => ReactNode
}

/**
 * A step's form. With script it is sent without being emptied, so what was typed outlives a refusal; the first
 * wrong field takes the focus. The button stays where the focus is while the form is on its way.
 */
export function StepForm({ action, submit, problem, blocked, children }: Props) {
  const texts = useTranslations("checkout.wrong") as Texts
  const errors = useTranslations("errors") as Texts
  const [result, send, isPending] = useActionState(action, undefined)
  const form = useRef<HTMLFormElement>(null)
  const failure = result && !result.ok ? result : undefined
  const say = (key: string) => (texts.has(key) ? texts(key) : errors(key))

  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()
  }, [failure])

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending || blocked) return
    const data = new FormData(event.currentTarget)
    startTransition(() => send(data))
  }
  return (
    <form ref={form} action={send} onSubmit={onSubmit} noValidate aria-busy={isPending} className="space-y-6">
      {!failure && problem && <Notice look="warning">{problem}</Notice>}
      {children((field) => failure?.fields?.[field] && say(failure.fields[field]))}
      {failure && !isPending && !blocked && <Notice look="bad">{say(failure.error)}</Notice>}
      <Button
        type="submit"
        size="large"
        aria-busy={isPending}
        aria-disabled={isPending || blocked}
        disabled={blocked}
        className="w-full sm:w-auto"
      >
        {isPending && <Spinner />}
        {submit}
      </Button>
    </form>
  )
}
