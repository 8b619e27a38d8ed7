import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChevronLeftMini, ChevronRightMini } from "@medusajs/icons"
import { Button, IconButton } from "@medusajs/ui"
import { CalendarGrid } from "../../../components/calendar-grid"
import { CalendarList } from "../../../components/calendar-list"
import { Crumb } from "../../../components/crumb"
import { Section } from "../../../components/section"
import { LoadFailed, Loading } from "../../../components/states"
import { addDays, entriesByDay, firstDayOf, weekOf, weeksOf } from "../../../lib/calendar"
import { useCalendar } from "../../../lib/queries"
import { zoneName } from "../../../lib/time"
import { useCalendarView } from "../../../lib/use-calendar-view"
import { useFormat } from "../../../lib/use-format"

/** So many lots fit into a day of a month. */
const SHOWN_IN_MONTH = 4

export default function CalendarPage() {
  const { t, locale, month, date } = useFormat()
  const { view, day, setView, setDay, openWeek, turn } = useCalendarView()
  const firstDay = firstDayOf(locale)
  const weeks = view === "month" ? weeksOf(day, firstDay) : [weekOf(day, firstDay)]
  const days = weeks.flat()
  const [from, last] = [days[0] as Date, days.at(-1) as Date]
  const query = useCalendar(from.toISOString(), addDays(last, 1).toISOString())
  const entries = entriesByDay(query.data?.auctions ?? [])
  return (
    <Section
      level="h1"
      title={view === "month" ? month(day) : t("calendar.weekOf", { from: date(from), to: date(last) })}
      description={t("editor.zone", { zone: zoneName(locale, day) })}
      actions={<Controls view={view} onView={setView} onTurn={turn} onToday={() => setDay(new Date())} />}
    >
      {query.isError && !query.data ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading rows={8} />
      ) : (
        <>
          <div className="hidden md:block">
            <CalendarGrid
              weeks={weeks}
              day={day}
              entries={entries}
              shown={view === "month" ? SHOWN_IN_MONTH : undefined}
              isOutside={(date) => view === "month" && date.getMonth() !== day.getMonth()}
              onDay={setDay}
              onOpen={openWeek}
            />
          </div>
          <div className="md:hidden">
            <CalendarList days={view === "month" ? days.filter((date) => date.getMonth() === day.getMonth()) : days} entries={entries} />
          </div>
        </>
      )}
    </Section>
  )
}

interface ControlsProps {
  view: "month" | "week"
  onView: (view: "month" | "week") => void
  onTurn: (by: 1 | -1) => void
  onToday: () => void
}

function Controls({ view, onView, onTurn, onToday }: ControlsProps) {
  const { t } = useFormat()
  return (
    <>
      <fieldset className="flex items-center gap-x-1">
        <legend className="sr-only">{t("calendar.show")}</legend>
        {(["month", "week"] as const).map((name) => (
          <Button
            key={name}
            size="small"
            variant={view === name ? "secondary" : "transparent"}
            aria-pressed={view === name}
            onClick={() => onView(name)}
          >
            {t(`calendar.${name}`)}
          </Button>
        ))}
      </fieldset>
      <div className="flex items-center gap-x-1">
        <IconButton size="small" aria-label={t("calendar.previous")} onClick={() => onTurn(-1)}>
          <ChevronLeftMini className="rtl:rotate-180" />
        </IconButton>
        <Button size="small" variant="secondary" onClick={onToday}>
          {t("calendar.today")}
        </Button>
        <IconButton size="small" aria-label={t("calendar.next")} onClick={() => onTurn(1)}>
          <ChevronRightMini className="rtl:rotate-180" />
        </IconButton>
      </div>
    </>
  )
}

export const config = defineRouteConfig({ label: "menu.calendar", rank: 1, translationNs: "auctions" })

export const handle = { breadcrumb: () => <Crumb name="menu.calendar" /> }
