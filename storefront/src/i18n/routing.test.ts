import { describe, expect, it } from "vitest"
import { localeFacts, routing } from "./routing"

describe.each(routing.locales)("numbers in %s", (locale) => {
  const written = (tag: string) => new Intl.NumberFormat(tag, { useGrouping: false }).format(1234567890)

  it("have the same digits in texts as in prices and dates", () => {
    const { tag } = localeFacts[locale]
    expect(written(tag)).toBe(written(locale))
    expect(new Intl.DateTimeFormat(tag, { year: "numeric" }).format(new Date("2026-06-01"))).toContain("2026")
  })
})
