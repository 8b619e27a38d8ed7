import { Text } from "@medusajs/ui"
import { checkLot } from "../../lib/lot-checks"
import type { LotForm } from "../../lib/lot-form"
import { minorOf, readAmount } from "../../lib/money"
import { fallOf, softCloseTimes, whole } from "../../lib/preview"
import { fromLocalInput } from "../../lib/time"
import { useFormat } from "../../lib/use-format"

interface Step {
  when: string
  what: string
}

/** Moments below each other, as on a line. */
function Timeline({ title, steps }: { title: string; steps: Step[] }) {
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      <ol className="border-s-ui-border-strong flex flex-col gap-y-3 border-s ps-4">
        {steps.map(({ when, what }) => (
          <li key={what} className="relative flex flex-col">
            <span aria-hidden className="bg-ui-fg-muted absolute -start-[20.5px] top-1.5 size-2 rounded-full" />
            <span className="txt-compact-xsmall text-ui-fg-subtle">{when}</span>
            <span className="txt-compact-small">{what}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

export function SoftCloseTimeline({ form }: { form: LotForm }) {
  const { t, exactTime } = useFormat()
  const times = softCloseTimes(form)
  if (!times) return null
  return (
    <Timeline
      title={t("facts.softClose")}
      steps={[
        { when: exactTime(times.opens), what: t("preview.windowOpens") },
        { when: exactTime(times.end), what: t("preview.plannedEnd") },
        { when: exactTime(times.extended), what: t("preview.extendedEnd") },
        ...(times.latest ? [{ when: exactTime(times.latest), what: t("preview.latestEnd") }] : []),
      ]}
    />
  )
}

/** How a falling price falls, and whether it reaches its floor before the end. */
export function ClockTimeline({ form }: { form: LotForm }) {
  const { t, exactTime, number, duration, money } = useFormat()
  const currency = form.currency_code
  const problems = checkLot(form, new Date())
  const isReady = (["starting_price", "clock_floor", "clock_decrement", "clock_step_seconds"] as const).every((field) => !problems[field])
  const begins = fromLocalInput(form.starts_at)
  const ends = fromLocalInput(form.ends_at)
  const seconds = whole(form.clock_step_seconds)
  if (!isReady || !begins || seconds === undefined) return null
  const minor = (text: string) => {
    const read = readAmount(text, currency)
    return "value" in read ? minorOf(read.value, currency) : 0n
  }
  const plain = (text: string) => {
    const read = readAmount(text, currency)
    return money("value" in read ? Number(read.value) : 0, currency)
  }
  const fall = fallOf(
    { start: minor(form.starting_price), floor: minor(form.clock_floor), decrement: minor(form.clock_decrement), stepSeconds: seconds },
    begins,
  )
  const isCutShort = ends !== undefined && (fall.at === undefined || ends < fall.at)
  return (
    <Timeline
      title={t("preview.fall")}
      steps={[
        { when: exactTime(begins), what: t("preview.fallStart", { price: plain(form.starting_price) }) },
        {
          when: t("preview.every", { time: duration(seconds * 1000) }),
          what: t("preview.fallStep", { amount: plain(form.clock_decrement), number: number(fall.steps) }),
        },
        ...(fall.at && !isCutShort ? [{ when: exactTime(fall.at), what: t("preview.fallFloor", { price: plain(form.clock_floor) }) }] : []),
        ...(ends ? [{ when: exactTime(ends), what: t(isCutShort ? "preview.endsBefore" : "preview.plannedEnd") }] : []),
      ]}
    />
  )
}
