import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { __entityVar__States, TEXT_LENGTH, tidyText } from "../src/modules/__plugin__/rules"

describe("a text", () => {
  test("keeps its lines and loses needless blanks", () => {
    expect(tidyText("  Good  value.\r\nWould\tbuy\u0000 again.  ")).toBe("Good value.\nWould buy again.")
  })

  test.each([
    ["nothing but blanks", "   \n  "],
    ["too short", "short"],
    ["too long", "x".repeat(TEXT_LENGTH.max + 1)],
  ])("that is %s is refused", (_, text) => {
    expect(() => tidyText(text)).toThrow(expect.objectContaining({ code: "text_length", status: 422 }))
  })

  test("is counted as people count it", () => {
    expect(tidyText("👍".repeat(TEXT_LENGTH.min))).toHaveLength(2 * TEXT_LENGTH.min)
  })

  test("that is tidy stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 40, maxLength: 400, unit: "grapheme" }), (text) => {
        const once = tidyText(`${text} and enough of it`)
        expect(tidyText(once)).toBe(once)
      }),
    )
  })
})

describe("the states", () => {
  test("an approved one can be taken down", () => {
    expect(__entityVar__States.next("approved", "reject")).toBe("rejected")
  })

  test("a rejected one stays rejected", () => {
    for (const move of ["approve", "reject"] as const) {
      expect(() => __entityVar__States.next("rejected", move)).toThrow(expect.objectContaining({ code: `__entity___${move}_not_allowed` }))
    }
  })
})
