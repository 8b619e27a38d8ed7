import { describe, expect, it } from "vitest"
import { addressOf, isChosen, readSelection } from "./selection"

describe("a list of lots", () => {
  it("is what its address says", () => {
    const selection = readSelection({
      show: "sold",
      format: "dutch",
      category: "audio",
      min: "10",
      max: "20.5",
      q: " clock ",
      sort: "-price",
      page: "3",
    })
    expect(selection).toEqual({
      show: "sold",
      format: "dutch",
      category: "audio",
      min: 10,
      max: 20.5,
      q: "clock",
      sort: "-price",
      page: 3,
    })
    const query = new URL(addressOf(selection), "https://shop.test").searchParams
    expect(readSelection(Object.fromEntries(query))).toEqual(selection)
  })

  it("passes over what makes no sense", () => {
    const plain = { show: "live", format: undefined, category: undefined, min: undefined, max: undefined, q: "", sort: "soonest", page: 1 }
    expect(readSelection({ show: "all", format: "roulette", category: "../x", min: "-1", max: "lots", sort: "id", page: "0" })).toEqual(
      plain,
    )
    expect(readSelection({})).toEqual(plain)
    expect(addressOf(readSelection({}))).toBe("/auctions?show=live")
  })

  it("is chosen once its address says anything of it", () => {
    expect(isChosen({})).toBe(false)
    expect(isChosen({ utm_source: "letter" })).toBe(false)
    expect(isChosen({ q: "clock" })).toBe(true)
  })
})
