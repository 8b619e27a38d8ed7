import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addressOf,
  facetsInSight,
  facetsOf,
  isKept,
  type Parameters,
  readSelection,
  readWords,
  searchParameters,
  withoutChoices,
} from "./listing"

const parametersOf = (address: string): Parameters => {
  const query = new URL(address, "http://shop").searchParams
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
}
const parameters = fc.dictionary(
  fc.oneof(fc.constantFrom("q", "exact", "sort", "page", "available", "min", "max", "o.Color", "o.Größe", "o."), fc.string()),
  fc.oneof(fc.string(), fc.array(fc.string()), fc.constantFrom("1", "-1", "1e400", "0.5", "price", undefined)),
)

describe("what a list's address says", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(parameters, (given) => {
        const selection = readSelection(given, readWords(given))
        const written = parametersOf(addressOf("/search", selection))
        expect(readSelection(written, readWords(written))).toEqual(selection)
      }),
    )
  })

  it("keeps to its bounds, whatever somebody writes into it", () => {
    fc.assert(
      fc.property(parameters, (given) => {
        const { q, page, min = 0, max = 0, options } = readSelection(given, readWords(given))
        expect(q.length).toBeLessThanOrEqual(100)
        expect(page >= 1 && page <= 8_000 && Number.isInteger(page)).toBe(true)
        for (const amount of [min, max]) expect(amount >= 0 && amount <= 1e9).toBe(true)
        expect(Object.values(options).flat().length).toBeLessThanOrEqual(40)
      }),
    )
  })

  it("goes without what goes without saying", () => {
    expect(addressOf("/c/tea", readSelection({ sort: "popular", page: "1", available: "0" }))).toBe("/c/tea")
    expect(addressOf("/search", readSelection({ sort: "relevance" }, "tea"))).toBe("/search?q=tea")
    expect(addressOf("/search", readSelection({ sort: "popular" }, "tea"))).toBe("/search?q=tea&sort=popular")
  })

  it("has no order by likeness without words, and takes no words as they are without any", () => {
    expect(readSelection({ sort: "relevance", exact: "1" })).toMatchObject({ sort: "popular", exact: false })
  })

  it("takes the first of several, and each option once", () => {
    const selection = readSelection({ page: ["2", "3"], "o.Color": ["Red", "Red", "Blue", ""], "o.Size": "" })
    expect(selection).toMatchObject({ page: 2, options: { Color: ["Red", "Blue"] } })
  })

  it("without choices is still about its words", () => {
    const chosen = readSelection({ sort: "price", min: "3", available: "1", page: "4", "o.Color": "Red", exact: "1" }, "tea")
    expect(addressOf("/search", withoutChoices(chosen))).toBe("/search?q=tea&exact=1&sort=price")
  })
})

describe("what the engine is asked for", () => {
  const asked = (given: Parameters, q = "") => searchParameters(readSelection(given, q)).toString()

  it("is a page of the list", () => {
    expect(asked({ page: "3", sort: "-price" })).toBe("limit=12&offset=24&sort=-price")
  })

  it("leaves the order to the words, unless another one was chosen", () => {
    expect(asked({}, "cheapest tea")).toBe("limit=12&offset=0&q=cheapest+tea")
    expect(asked({ sort: "title" }, "tea")).toContain("sort=title")
  })

  it("has every choice", () => {
    const query = new URLSearchParams(asked({ exact: "1", available: "1", min: "1.5", max: "9", "o.A:b": ["c:d", "e"] }, "tea"))
    expect(Object.fromEntries(query)).toMatchObject({ understand: "false", available: "true", price_min: "1.5", price_max: "9" })
    expect(query.getAll("facet")).toEqual(["A:b:c:d", "A:b:e"])
  })

  it("is kept only where there is an end to it", () => {
    expect(isKept(readSelection({ sort: "price", page: "2", available: "1" }))).toBe(true)
    for (const given of [{ min: "1" }, { max: "1" }, { page: "11" }, { "o.Color": "Red" }]) expect(isKept(readSelection(given))).toBe(false)
    expect(isKept(readSelection({}, "tea"))).toBe(false)
  })
})

describe("facets", () => {
  const colors = {
    name: "Color",
    values: [
      { value: "Red", count: 2 },
      { value: "Blue", count: 1 },
    ],
  }

  it("say what is chosen", () => {
    const [facet] = facetsOf([colors], { options: { Color: ["Blue"] } })
    expect(facet?.values.map(({ value, chosen }) => [value, chosen])).toEqual([
      ["Red", false],
      ["Blue", true],
    ])
  })

  it("keep what is chosen and gone, so that it can be taken back", () => {
    const [color, size] = facetsOf([colors], { options: { Color: ["Green"], Size: ["XL"] } })
    expect(color?.values.at(-1)).toEqual({ value: "Green", count: 0, chosen: true })
    expect(size).toEqual({ name: "Size", values: [{ value: "XL", count: 0, chosen: true }] })
  })

  it("may be called anything", () => {
    const values = [...colors.values]
    const names = ["constructor", "__proto__", "toString"]
    const facets = facetsOf(
      names.map((name) => ({ name, values })),
      readSelection({ "o.__proto__": "Red" }),
    )
    expect(facets.map(({ name, values }) => [name, values.filter(({ chosen }) => chosen).length])).toEqual([
      ["constructor", 0],
      ["__proto__", 1],
      ["toString", 0],
    ])
  })

  it("are in sight when many products have them, or when they are chosen", () => {
    const facet = (name: string, count: number, chosen = false) => ({ name, values: [{ value: "x", count, chosen }] })
    const inSight = facetsInSight([facet("Chosen", 0, true), facet("Few", 1), facet("Many", 9), facet("Most", 10)], 2)
    expect(inSight.map(({ name }) => name)).toEqual(["Chosen", "Many", "Most"])
  })

  it("leave out those without a choice", () => {
    expect(facetsOf([{ name: "Size", values: [{ value: "M", count: 3 }] }], { options: {} })).toEqual([])
  })
})
