import { dayKey, type Entry } from "../lib/calendar"
import { useFormat } from "../lib/use-format"
import { CalendarEntry } from "./calendar-entry"
import { Empty } from "./states"

/** The same days as a list, for a narrow screen: only those on which something starts or ends. */
export function CalendarList({ days, entries }: { days: Date[]; entries: Map<string, Entry[]> }) {
  const { t, longDay } = useFormat()
  const busy = days.flatMap((day) => {
    const found = entries.get(dayKey(day))
    return found ? [{ day, found }] : []
  })
  if (busy.length === 0) return <Empty title={t("calendar.empty")}>{t("calendar.emptyHint")}</Empty>
  return (
    <ul className="divide-y">
      {busy.map(({ day, found }) => (
        <li key={dayKey(day)} className="flex flex-col gap-y-2 px-6 py-4">
          <h2 className="txt-compact-small-plus text-ui-fg-base">{longDay(day)}</h2>
          <ul className="flex flex-col gap-y-1">
            {found.map((entry) => (
              <li key={`${entry.lot.id}-${entry.edge}`}>
                <CalendarEntry entry={entry} isWide />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
