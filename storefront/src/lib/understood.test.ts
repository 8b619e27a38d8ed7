import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { meaningsOf } from "./understood"

const filter = (text: string, name = "facet", value = `Color:${text}`) => ({ name, value, text })

describe("what was read out of a shopper's words", () => {
  it("can be taken back one by one, the other words staying where they are", () => {
    const q = "Red shoes under 50 dollars for a wedding"
    const understood = { q: "shoes for a wedding", filters: [filter("red"), filter("under 50 dollars", "price_max", "50")] }
    expect(meaningsOf(q, understood).map(({ without }) => without)).toEqual([
      "shoes under 50 dollars for a wedding",
      "Red shoes for a wedding",
    ])
  })

  it("goes together when the same words say it", () => {
    const text = "between 20 and 50"
    const understood = { q: "lamp", filters: [filter(text, "price_min", "20"), filter(text, "price_max", "50")] }
    const meanings = meaningsOf("lamp between 20 and 50", understood)
    expect(meanings).toHaveLength(1)
    expect(meanings[0]).toMatchObject({ without: "lamp", filters: [{ name: "price_min" }, { name: "price_max" }] })
  })

  it("is only ever cut out as whole words", () => {
    expect(meaningsOf("infrared lamp red", { q: "infrared lamp", filters: [filter("red")] })[0]?.without).toBe("infrared lamp")
    expect(meaningsOf("أحذية حمراء", { q: "أحذية", filters: [filter("حمراء")] })[0]?.without).toBe("أحذية")
  })

  it("is put together anew when the words do not stand there as they are told", () => {
    const understood = { q: "احذيه", filters: [filter("حمراء"), filter("اقل من 50", "price_max", "50")] }
    expect(meaningsOf("أحذيةٌ حَمراء أقل من ٥٠", understood).map(({ without }) => without)).toEqual(["احذيه اقل من 50", "احذيه حمراء"])
  })

  it("may be said twice, and is then gone twice", () => {
    expect(meaningsOf("red shoes, red", { q: "shoes", filters: [filter("red")] })[0]?.without).toBe("shoes,")
  })

  it("may be all that was said", () => {
    expect(meaningsOf("red", { q: "", filters: [filter("red")] })[0]?.without).toBe("")
    expect(meaningsOf("red", null)).toEqual([])
  })

  it("is gone from the words that stay, and nothing else is", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(
      fc.property(fc.array(word), word, fc.array(word), (before, text, after) => {
        const q = [...before, text, ...after].join(" ")
        const [meaning] = meaningsOf(q, { q: [...before, ...after].join(" "), filters: [filter(text)] })
        expect(meaning?.without.split(" ").filter(Boolean).sort()).toEqual([...before, ...after].filter((each) => each !== text).sort())
      }),
    )
  })
})
