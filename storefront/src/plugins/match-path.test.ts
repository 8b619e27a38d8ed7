import { describe, expect, it } from "vitest"
import { findByPath, matchPath } from "./match-path"

describe("a path of a plugin's", () => {
  it("is what it says", () => {
    expect(matchPath("auctions", ["auctions"])).toEqual({})
    expect(matchPath("auctions", ["auctions", "auc_1"])).toBeUndefined()
    expect(matchPath("auctions", ["wallet"])).toBeUndefined()
  })

  it("gives the parts that have a name", () => {
    expect(matchPath("auctions/:id/bids/:bid", ["auctions", "auc_1", "bids", "3"])).toEqual({ id: "auc_1", bid: "3" })
    expect(matchPath("auctions/:id", ["auctions"])).toBeUndefined()
  })

  it("finds the first part that fits", () => {
    const parts = [{ path: "auctions/past" }, { path: "auctions/:id" }]
    expect(findByPath(parts, ["auctions", "past"])).toEqual({ part: parts[0], segments: {} })
    expect(findByPath(parts, ["auctions", "auc_1"])).toEqual({ part: parts[1], segments: { id: "auc_1" } })
    expect(findByPath(parts, ["lots"])).toBeUndefined()
  })
})
