import { Alert, Button, Prompt } from "@medusajs/ui"
import { type FormEvent, useRef, useState } from "react"
import { Link, useNavigate } from "react-router-dom"
import { ApiError } from "../../lib/api"
import { bandsAsTyped, defaultBands } from "../../lib/increments"
import { checkEstimate, checkLot } from "../../lib/lot-checks"
import { bodyOf, changesOf, type LotField, type LotForm } from "../../lib/lot-form"
import { editableParts } from "../../lib/moves"
import type { VariantChoice } from "../../lib/queries"
import type { Lot, Person } from "../../lib/types"
import { useChange } from "../../lib/use-change"
import { useErrorText } from "../../lib/use-error-text"
import { useFormat } from "../../lib/use-format"
import { useUnsaved } from "../../lib/use-unsaved"
import { Section } from "../section"
import { ItemPart } from "./item-part"
import { Preview } from "./preview"
import { PricePart } from "./price-part"
import { TermsPart } from "./terms-part"
import { TextPart } from "./text-part"
import { TimePart } from "./time-part"

interface LotEditorProps {
  /** The lot to be changed; none for a new one. */
  lot?: Lot
  start: LotForm
  variant: VariantChoice | undefined
  seller: Person | undefined
}

/** Makes or changes a lot: the form, and beside it what shoppers will see. */
export function LotEditor({ lot, start, variant: startVariant, seller: startSeller }: LotEditorProps) {
  const { t } = useFormat()
  const errorText = useErrorText()
  const navigate = useNavigate()
  const status = lot?.status
  const can = editableParts(status)
  const [form, setForm] = useState(start)
  const [variant, setVariant] = useState(startVariant)
  const [seller, setSeller] = useState(startSeller)
  const [isTried, setTried] = useState(false)
  /** Inputs touched since the last try: what the server has said of them is out of date. */
  const [touched, setTouched] = useState<ReadonlySet<LotField>>(new Set())
  const { run, isPending, error } = useChange<{ auction: Lot }>()
  const isDirty = JSON.stringify(form) !== JSON.stringify(start)
  const { blocker, allow } = useUnsaved(isDirty)
  const element = useRef<HTMLFormElement>(null)

  const problems = can.terms ? checkLot(form, new Date()) : checkEstimate(form)
  const refused = refusedFields(error, touched)
  const problem = (field: LotField) => {
    const own = isTried ? problems[field] : undefined
    return own ? t(`problems.${own}`) : refused[field]
  }
  const set = <F extends LotField>(field: F, value: LotForm[F]) => {
    setTouched((before) => new Set(before).add(field))
    setForm((before) => {
      const next = { ...before, [field]: value }
      // The shop's increments are another table in another currency.
      if (field !== "currency_code" || before.has_increments) return next
      return { ...next, increments: bandsAsTyped(defaultBands(next.currency_code), next.currency_code) }
    })
  }
  const showFirstProblem = () =>
    requestAnimationFrame(() => {
      const input = element.current?.querySelector<HTMLElement>("[aria-invalid=true]")
      input?.focus({ preventScroll: true })
      // Not at the lower edge, where the bar with the buttons is.
      input?.scrollIntoView({ block: "center" })
    })

  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setTouched(new Set())
    if (Object.keys(problems).length > 0) return showFirstProblem()
    const answer = await run(
      lot ? { path: `auctions/${lot.id}`, body: changesOf(form, start, lot.status) } : { path: "auctions", body: bodyOf(form, undefined) },
    )
    if (!answer) return showFirstProblem()
    allow()
    navigate(`/auctions/${answer.auction.id}`)
  }

  const part = { form, set, problem, can }
  return (
    <form ref={element} onSubmit={(event) => void save(event)} noValidate className="flex flex-col gap-y-3">
      <Section
        level="h1"
        title={lot ? t("editor.edit", { title: lot.title }) : t("editor.create")}
        description={t(status === "live" ? "editor.liveHint" : status === "scheduled" ? "editor.scheduledHint" : "editor.draftHint")}
      />
      <div className="flex flex-col gap-3 xl:grid xl:grid-cols-[minmax(0,1fr)_400px] xl:items-start">
        <div className="flex min-w-0 flex-col gap-y-3">
          <ItemPart
            {...part}
            variant={variant}
            onVariant={(choice) => {
              setVariant(choice)
              set("variant_id", choice?.id ?? "")
            }}
            seller={seller}
            onSeller={(choice) => {
              setSeller(choice)
              set("seller_id", choice?.id ?? "")
            }}
          />
          <PricePart {...part} />
          <TimePart {...part} />
          <TermsPart {...part} />
          <TextPart {...part} />
        </div>
        <div className="xl:sticky xl:top-0">
          <Preview form={form} />
        </div>
      </div>
      <div className="bg-ui-bg-base shadow-elevation-card-rest sticky bottom-0 z-[5] flex flex-wrap items-center justify-end gap-2 rounded-lg px-6 py-3">
        {error ? (
          <Alert variant="error" role="alert" className="grow">
            {errorText(error)}
          </Alert>
        ) : null}
        <Button size="small" variant="secondary" asChild>
          <Link to={lot ? `/auctions/${lot.id}` : "/auctions"}>{t("actions.cancel")}</Link>
        </Button>
        <Button type="submit" size="small" isLoading={isPending} disabled={lot !== undefined && !isDirty}>
          {t(lot ? "actions.save" : "editor.saveDraft")}
        </Button>
      </div>
      <Prompt open={blocker.state === "blocked"} variant="confirmation">
        <Prompt.Content className="max-sm:max-w-[calc(100%-24px)]">
          <Prompt.Header>
            <Prompt.Title>{t("editor.unsaved.title")}</Prompt.Title>
            <Prompt.Description>{t("editor.unsaved.text")}</Prompt.Description>
          </Prompt.Header>
          <Prompt.Footer>
            <Prompt.Cancel onClick={() => blocker.reset?.()}>{t("editor.unsaved.stay")}</Prompt.Cancel>
            <Prompt.Action onClick={() => blocker.proceed?.()}>{t("editor.unsaved.leave")}</Prompt.Action>
          </Prompt.Footer>
        </Prompt.Content>
      </Prompt>
    </form>
  )
}

/** What the server has said of single inputs, until they are changed. */
function refusedFields(error: unknown, touched: ReadonlySet<LotField>): Partial<Record<LotField, string>> {
  if (!(error instanceof ApiError)) return {}
  const told: Partial<Record<LotField, string>> = {}
  for (const { path, message } of error.fields) {
    const [, field] = /^body\.(\w+)/.exec(path) ?? []
    if (field && !touched.has(field as LotField)) told[field as LotField] = message
  }
  return told
}
