import type { CalendarLot } from "./types"

/** One thing in a calendar: a lot that starts or ends. */
export interface Entry {
  lot: CalendarLot
  edge: "start" | "end"
  at: Date
}

/** 0 is Sunday, as `Date` counts; Monday where the browser does not say. */
export function firstDayOf(locale: string): number {
  const info = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } }
  return (info.getWeekInfo?.().firstDay ?? info.weekInfo?.firstDay ?? 1) % 7
}

/** A date without its time, on the browser's calendar: `2026-03-09`. */
export function dayKey(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Midnight of a `dayKey`; today's for a text that is none. */
export function dayOf(key: string | null, today = new Date()): Date {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(key ?? "") ?? []
  const date = year ? new Date(Number(year), Number(month) - 1, Number(day)) : new Date(today)
  date.setHours(0, 0, 0, 0)
  return date
}

/** Whole days, over a change of clocks too: a day then has 23 or 25 hours. */
export function addDays(date: Date, days: number): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days)
}

/** The same day of another month, or that month's last. */
export function addMonths(date: Date, months: number): Date {
  const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate()
  return new Date(date.getFullYear(), date.getMonth() + months, Math.min(date.getDate(), last))
}

export function weekOf(date: Date, firstDay: number): Date[] {
  const start = addDays(date, -((date.getDay() - firstDay + 7) % 7))
  return Array.from({ length: 7 }, (_, index) => addDays(start, index))
}

/** The weeks that a month is in, so with a few days of its neighbours. */
export function weeksOf(month: Date, firstDay: number): Date[][] {
  const weeks: Date[][] = []
  const next = new Date(month.getFullYear(), month.getMonth() + 1, 1)
  for (let day = new Date(month.getFullYear(), month.getMonth(), 1); ; day = addDays(day, 7)) {
    const week = weekOf(day, firstDay)
    if ((week[0] as Date) >= next) return weeks
    weeks.push(week)
  }
}

/** What starts and ends on each day, in order of time. */
export function entriesByDay(lots: readonly CalendarLot[]): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>()
  for (const lot of lots) {
    for (const [edge, moment] of [["start", lot.starts_at] as const, ["end", lot.ends_at] as const]) {
      if (!moment) continue
      const at = new Date(moment)
      const key = dayKey(at)
      days.set(key, [...(days.get(key) ?? []), { lot, edge, at }])
    }
  }
  for (const entries of days.values()) entries.sort((a, b) => a.at.getTime() - b.at.getTime())
  return days
}
