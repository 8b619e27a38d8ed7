import { describe, expect, test } from "vitest"
import { addMonths, dayKey, dayOf, entriesByDay, firstDayOf, weekOf, weeksOf } from "../../src/admin/lib/calendar"
import { fromLocalInput, toLocalInput } from "../../src/admin/lib/time"
import type { CalendarLot } from "../../src/admin/lib/types"

const day = (key: string) => dayOf(key)

describe("the calendar", () => {
  test("has whole weeks, from the first day that the language has", () => {
    const weeks = weeksOf(day("2026-02-10"), 1).map((week) => week.map(dayKey))
    expect(weeks).toHaveLength(5)
    expect(weeks[0]?.[0]).toBe("2026-01-26")
    expect(weeks.at(-1)?.at(-1)).toBe("2026-03-01")
    // A February of four whole weeks.
    expect(weeksOf(day("2027-02-10"), 1)).toHaveLength(4)
    expect(weekOf(day("2026-02-10"), 6).map(dayKey)).toContain("2026-02-10")
    expect(weekOf(day("2026-02-10"), 6)[0]?.getDay()).toBe(6)
    expect(firstDayOf("en-US")).toBe(0)
  })

  test("turns to a shorter month without leaving it out", () => {
    expect(dayKey(addMonths(day("2026-01-31"), 1))).toBe("2026-02-28")
    expect(dayKey(addMonths(day("2026-01-31"), -1))).toBe("2025-12-31")
  })

  test("counts days, not hours, where clocks change", () => {
    const days = weeksOf(day("2026-03-15"), 1).flat().map(dayKey)
    expect(new Set(days).size).toBe(days.length)
    expect(days).toContain("2026-03-29")
  })

  test("puts a lot on the days of its start and its end, in order of time", () => {
    const lot = (id: string, starts_at: string, ends_at: string) => ({ id, starts_at, ends_at }) as CalendarLot
    const days = entriesByDay([
      lot("b", localIso("2026-03-02T12:00"), localIso("2026-03-03T12:00")),
      lot("a", localIso("2026-03-01T09:00"), localIso("2026-03-02T08:00")),
    ])
    expect(days.get("2026-03-02")?.map(({ lot, edge }) => `${lot.id} ${edge}`)).toEqual(["a end", "b start"])
    expect([...days.keys()].sort()).toEqual(["2026-03-01", "2026-03-02", "2026-03-03"])
  })

  test("opens today for an address that names no day", () => {
    const today = new Date("2026-03-04T15:00:00")
    expect(dayKey(dayOf(null, today))).toBe("2026-03-04")
    expect(dayKey(dayOf("tomorrow", today))).toBe("2026-03-04")
  })
})

describe("a moment in a form", () => {
  test("is the same moment after it has been shown", () => {
    const moment = localIso("2026-10-25T18:30")
    expect(fromLocalInput(toLocalInput(moment))?.toISOString()).toBe(moment)
    expect(toLocalInput(null)).toBe("")
    expect(fromLocalInput("2026-13-01")).toBeUndefined()
  })
})

function localIso(text: string): string {
  return new Date(text).toISOString()
}
