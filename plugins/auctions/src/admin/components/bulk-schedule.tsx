import { Alert, Button, Drawer, Text } from "@medusajs/ui"
import { type FormEvent, useRef, useState } from "react"
import { readDigits } from "../lib/lot-form"
import { fromLocalInput, zoneName } from "../lib/time"
import type { BulkResult, Lot } from "../lib/types"
import { useChange } from "../lib/use-change"
import { useErrorText } from "../lib/use-error-text"
import { useFormat } from "../lib/use-format"
import { useNamedClose } from "../lib/use-named-close"
import { useReturnFocus } from "../lib/use-return-focus"
import { MomentField, UnitField } from "./form-fields"

const MAX_STAGGER_SECONDS = 86_400

interface BulkScheduleProps {
  lots: Lot[]
  onDone: () => void
  onClose: () => void
}

/** Schedules several drafts at once, and says lot by lot what came of it. */
export function BulkSchedule({ lots, onDone, onClose }: BulkScheduleProps) {
  const { t, locale, number } = useFormat()
  const errorText = useErrorText()
  const onCloseAutoFocus = useReturnFocus()
  const namedClose = useNamedClose()
  const { run, isPending, error } = useChange<BulkResult>()
  const [result, setResult] = useState<BulkResult>()
  const [form, setForm] = useState({ starts: "", ends: "", stagger: "0" })
  const [isTried, setTried] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const problems = useProblems(form)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (result) return onClose()
    setTried(true)
    if (Object.keys(problems).length > 0) {
      requestAnimationFrame(() => body.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus())
      return
    }
    const answer = await run({ path: "auctions/schedule", body: { ids: lots.map(({ id }) => id), ...requestOf(form) } })
    if (!answer) return
    setResult(answer)
    onDone()
  }

  const zone = t("editor.zone", { zone: zoneName(locale) })
  const shown = isTried ? problems : {}
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && !isPending && onClose()}>
      <Drawer.Content ref={namedClose} onCloseAutoFocus={onCloseAutoFocus}>
        <Drawer.Header>
          <Drawer.Title>{t("bulk.title")}</Drawer.Title>
          <Drawer.Description>{t("bulk.description", { number: number(lots.length) })}</Drawer.Description>
        </Drawer.Header>
        <form onSubmit={(event) => void submit(event)} noValidate className="flex min-h-0 flex-1 flex-col">
          <Drawer.Body ref={body} className="flex flex-col gap-y-6 overflow-y-auto">
            {result ? (
              <Result lots={lots} result={result} />
            ) : (
              <>
                <MomentField
                  label={t("bulk.starts")}
                  value={form.starts}
                  onChange={(starts) => setForm({ ...form, starts })}
                  hint={t("bulk.startsHint", { zone })}
                  problem={shown.starts}
                  isOptional
                />
                <MomentField
                  label={t("bulk.ends")}
                  value={form.ends}
                  onChange={(ends) => setForm({ ...form, ends })}
                  hint={t("bulk.endsHint")}
                  problem={shown.ends}
                  isOptional
                />
                <UnitField
                  label={t("bulk.stagger")}
                  unit={t("units.seconds")}
                  value={form.stagger}
                  onChange={(stagger) => setForm({ ...form, stagger })}
                  hint={t("bulk.staggerHint")}
                  problem={shown.stagger}
                />
                {error ? (
                  <Alert variant="error" role="alert">
                    {errorText(error)}
                  </Alert>
                ) : null}
              </>
            )}
          </Drawer.Body>
          <Drawer.Footer className="gap-x-2 space-x-0">
            {result ? null : (
              <Button type="button" size="small" variant="secondary" disabled={isPending} onClick={onClose}>
                {t("actions.cancel")}
              </Button>
            )}
            <Button type="submit" size="small" isLoading={isPending}>
              {result ? t("actions.close") : t("bulk.confirm", { number: number(lots.length) })}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}

interface BulkForm {
  starts: string
  ends: string
  stagger: string
}

function useProblems({ starts, ends, stagger }: BulkForm): Partial<BulkForm> {
  const { t } = useFormat()
  const problems: Partial<BulkForm> = {}
  const from = fromLocalInput(starts)
  const to = fromLocalInput(ends)
  if (starts && !from) problems.starts = t("problems.not_a_time")
  if (ends && !to) problems.ends = t("problems.not_a_time")
  else if (to && to <= new Date()) problems.ends = t("problems.past")
  else if (from && to && to <= from) problems.ends = t("problems.not_after_start")
  const seconds = readDigits(stagger)
  if (seconds && !/^\d{1,6}$/.test(seconds)) problems.stagger = t("problems.not_whole")
  else if (Number(seconds) > MAX_STAGGER_SECONDS) problems.stagger = t("problems.out_of_range")
  return problems
}

function requestOf({ starts, ends, stagger }: BulkForm) {
  const seconds = Number(readDigits(stagger))
  return {
    ...(starts && { starts_at: fromLocalInput(starts)?.toISOString() }),
    ...(ends && { ends_at: fromLocalInput(ends)?.toISOString() }),
    ...(seconds > 0 && { stagger_seconds: seconds }),
  }
}

function Result({ lots, result }: { lots: Lot[]; result: BulkResult }) {
  const { t, number } = useFormat()
  const titleOf = (id: string) => lots.find((lot) => lot.id === id)?.title ?? id
  return (
    <div role="status" className="flex flex-col gap-y-4">
      <Text size="small" leading="compact" weight="plus">
        {t("bulk.result", { done: number(result.scheduled.length), refused: number(result.refused.length) })}
      </Text>
      <ul className="bg-ui-bg-subtle shadow-borders-base divide-y rounded-lg">
        {result.refused.map(({ id, code, message }) => (
          <li key={id} className="flex flex-col gap-y-1 px-4 py-3">
            <bdi className="txt-compact-small-plus">{titleOf(id)}</bdi>
            <span className="txt-compact-small text-ui-tag-red-text">{t(`errors.codes.${code}`, { defaultValue: message })}</span>
          </li>
        ))}
        {result.scheduled.map((id) => (
          <li key={id} className="flex flex-col gap-y-1 px-4 py-3">
            <bdi className="txt-compact-small-plus">{titleOf(id)}</bdi>
            <span className="txt-compact-small text-ui-tag-green-text">{t("bulk.scheduled")}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
