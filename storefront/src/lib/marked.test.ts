import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { piecesOf } from "./marked"

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? "&#39;")
const readable = (html: string) => piecesOf(html).map(({ text, marked }) => (marked ? [text] : text))

describe("a text with marks", () => {
  it("comes in pieces", () => {
    expect(readable("Red <mark>shoes</mark>, <mark>size</mark> 40")).toEqual(["Red ", ["shoes"], ", ", ["size"], " 40"])
    expect(readable("")).toEqual([])
    expect(readable("nothing found")).toEqual(["nothing found"])
  })

  it("is never markup, whatever its words are", () => {
    expect(readable("&lt;mark&gt;<mark>&lt;b&gt;</mark> &amp;amp; &#x27;&#39;")).toEqual(["<mark>", ["<b>"], " &amp; ''"])
    expect(readable("<script>alert(1)</script>")).toEqual(["<script>alert(1)</script>"])
    expect(readable("<mark>open")).toEqual(["<mark>open"])
  })

  it("is what the engine has marked and escaped", () => {
    const pieces = fc.array(fc.record({ text: fc.string({ minLength: 1, unit: "grapheme" }), marked: fc.boolean() }))
    fc.assert(
      fc.property(pieces, (given) => {
        const html = given.map(({ text, marked }) => (marked ? `<mark>${escaped(text)}</mark>` : escaped(text))).join("")
        const found = piecesOf(html)
        expect(found.map(({ text }) => text).join("")).toBe(given.map(({ text }) => text).join(""))
        const markedIn = (all: readonly { text: string; marked: boolean }[]) => all.filter(({ marked }) => marked).map(({ text }) => text)
        expect(markedIn(found)).toEqual(markedIn(given))
      }),
    )
  })

  it("has a name for each piece", () => {
    const names = piecesOf("a<mark>a</mark>a<mark>a</mark>").map(({ at }) => at)
    expect(new Set(names).size).toBe(4)
  })
})
