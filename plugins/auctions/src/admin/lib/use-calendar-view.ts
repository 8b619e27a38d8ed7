import { useSearchParams } from "react-router-dom"
import { addDays, addMonths, dayKey, dayOf } from "./calendar"

export type CalendarView = "month" | "week"

/** Which part of the calendar the address asks for: this month, unless it says otherwise. */
export function useCalendarView() {
  const [params, setParams] = useSearchParams()
  const view: CalendarView = params.get("view") === "week" ? "week" : "month"
  const day = dayOf(params.get("day"))
  const set = (next: { view?: CalendarView; day?: Date }, options: { replace?: boolean } = {}) =>
    setParams({ view: next.view ?? view, day: dayKey(next.day ?? day) }, options)
  return {
    view,
    day,
    setView: (next: CalendarView) => set({ view: next }),
    openWeek: (of: Date) => set({ view: "week", day: of }),
    /** Moves within what is shown are not worth an entry of the back button. */
    setDay: (next: Date, options?: { replace?: boolean }) => set({ day: next }, options),
    turn: (by: 1 | -1) => set({ day: view === "month" ? addMonths(day, by) : addDays(day, 7 * by) }),
  }
}
