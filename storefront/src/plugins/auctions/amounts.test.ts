import { describe, expect, it } from "vitest"
import { costOf, decimalsOf, toMinor } from "./amounts"

describe("amounts", () => {
  it("have the currency's decimals", () => {
    expect(["usd", "jpy", "kwd"].map(decimalsOf)).toEqual([2, 0, 3])
    expect(toMinor(19.99, "usd")).toBe(1999)
    expect(toMinor(1.005, "kwd")).toBe(1005)
    expect(toMinor(1200, "jpy")).toBe(1200)
  })

  it("cost their number of units and the premium", () => {
    expect(costOf(10, 3, 12.5, "usd")).toEqual({ goods: 30, premium: 3.75, total: 33.75 })
    expect(costOf(0.1, 3, 0, "usd")).toEqual({ goods: 0.3, premium: 0, total: 0.3 })
  })

  it("round the premium's half to the even neighbour", () => {
    expect(costOf(0.05, 1, 10, "usd").premium).toBe(0)
    expect(costOf(0.15, 1, 10, "usd").premium).toBe(0.02)
    expect(costOf(15, 1, 10, "jpy").premium).toBe(2)
    expect(costOf(1.005, 1, 10, "kwd").premium).toBe(0.1)
  })
})
