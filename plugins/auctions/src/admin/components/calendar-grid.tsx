import { clx } from "@medusajs/ui"
import { type KeyboardEvent, useEffect, useRef } from "react"
import { addDays, addMonths, dayKey, type Entry } from "../lib/calendar"
import { useFormat } from "../lib/use-format"
import { CalendarEntry } from "./calendar-entry"

interface CalendarGridProps {
  weeks: Date[][]
  day: Date
  entries: Map<string, Entry[]>
  /** So many lots of a day before "and n more"; undefined shows all. */
  shown?: number
  isOutside: (day: Date) => boolean
  onDay: (day: Date, options?: { replace?: boolean }) => void
  /** Opens the week of a day. */
  onOpen: (day: Date) => void
}

/**
 * Days in weeks. One day's number is in the order of Tab; arrows go from there to other days, Page Up and
 * Down to other months, and Enter opens the day's week. The lots of each day are links.
 */
export function CalendarGrid({ weeks, day, entries, shown, isOutside, onDay, onOpen }: CalendarGridProps) {
  const { t, weekday, longDay, number, isRtl } = useFormat()
  const table = useRef<HTMLTableElement>(null)
  const isMoved = useRef(false)
  const chosen = dayKey(day)
  const today = dayKey(new Date())

  // After the arrow has turned the page too, the focus is on the day that it went to.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another day is chosen
  useEffect(() => {
    if (isMoved.current) table.current?.querySelector<HTMLElement>("[data-day][tabindex='0']")?.focus()
    isMoved.current = false
  }, [chosen])

  const move = (event: KeyboardEvent) => {
    const forward = isRtl ? -1 : 1
    const steps: Record<string, Date> = {
      ArrowRight: addDays(day, forward),
      ArrowLeft: addDays(day, -forward),
      ArrowDown: addDays(day, 7),
      ArrowUp: addDays(day, -7),
      PageDown: addMonths(day, 1),
      PageUp: addMonths(day, -1),
    }
    const next = steps[event.key]
    if (!next) return
    event.preventDefault()
    isMoved.current = true
    onDay(next, { replace: true })
  }

  return (
    <table ref={table} className="w-full table-fixed border-collapse">
      <thead>
        <tr>
          {weeks[0]?.map((date) => (
            <th key={date.getDay()} scope="col" className="txt-compact-small-plus text-ui-fg-subtle border-b px-2 py-2 text-start">
              {weekday(date)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={dayKey(week[0] as Date)}>
            {week.map((date) => {
              const key = dayKey(date)
              const all = entries.get(key) ?? []
              const visible = shown === undefined || all.length <= shown ? all : all.slice(0, shown - 1)
              return (
                <td
                  key={key}
                  className={clx("h-28 border-b border-e p-1.5 align-top last:border-e-0", isOutside(date) && "bg-ui-bg-subtle")}
                >
                  <div className="flex flex-col gap-y-1">
                    <button
                      type="button"
                      data-day={key}
                      tabIndex={key === chosen ? 0 : -1}
                      aria-current={key === today ? "date" : undefined}
                      aria-label={t("calendar.day", { day: longDay(date), number: number(all.length) })}
                      onKeyDown={move}
                      onClick={() => onOpen(date)}
                      className={clx(
                        "txt-compact-small focus-visible:shadow-borders-focus size-6 self-start rounded-full tabular-nums outline-none",
                        key === today
                          ? "bg-ui-contrast-bg-base text-ui-contrast-fg-primary"
                          : "text-ui-fg-subtle hover:bg-ui-bg-base-hover",
                      )}
                    >
                      {number(date.getDate())}
                    </button>
                    {visible.map((entry) => (
                      <CalendarEntry key={`${entry.lot.id}-${entry.edge}`} entry={entry} />
                    ))}
                    {visible.length < all.length ? (
                      <button
                        type="button"
                        onClick={() => onOpen(date)}
                        className="txt-compact-xsmall text-ui-fg-subtle focus-visible:shadow-borders-focus rounded px-1.5 text-start outline-none hover:underline"
                      >
                        {t("calendar.more", { number: number(all.length - visible.length) })}
                      </button>
                    ) : null}
                  </div>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
