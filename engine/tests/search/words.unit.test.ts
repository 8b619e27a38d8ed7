import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { excerpt, highlight } from "../../src/search/words/highlight"
import { normalise } from "../../src/search/words/normalise"
import { stem } from "../../src/search/words/stem"
import { distance, typosIn } from "../../src/search/words/typos"
import { wordsOf } from "../../src/search/words/words"

describe("normalise", () => {
  test.each([
    ["Café CRÈME", "cafe creme"],
    ["Straße, Œuvre, Łódź", "strasse, oeuvre, lodz"],
    ["أَحْذِيَة", "احذيه"],
    ["إسلام آمن ٱلله", "اسلام امن الله"],
    ["مستشفى", "مستشفي"],
    ["كـــتاب", "كتاب"],
    ["سؤال شاطئ", "سوال شاطي"],
    ["٥٠ و ۱۲۳", "50 و 123"],
    ["İSTANBUL ılık", "istanbul ilik"],
  ])("%s is compared as %s", (given, wanted) => {
    expect(normalise(given)).toBe(wanted)
  })

  test("what is normalised stays so", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => normalise(normalise(text)) === normalise(text)))
  })
})

describe("wordsOf", () => {
  test("apostrophes and hyphens part words, and what they cut off is none", () => {
    expect(wordsOf("L'eau d’été: men's T-shirt №5").map(({ word }) => word)).toEqual(["eau", "ete", "men", "t", "shirt", "5"])
  })

  test("a word's place is that in the text as given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const { word, start, end } of wordsOf(text)) expect(normalise(text.slice(start, end))).toBe(word)
      }),
    )
  })
})

describe("stem", () => {
  test.each([
    ["en", ["shoe", "shoes"]],
    ["en", ["dress", "dresses"]],
    ["en", ["watch", "watches"]],
    ["en", ["party", "parties"]],
    ["fr", ["chaussure", "chaussures"]],
    ["fr", ["vert", "verte", "vertes"]],
    ["fr", ["cheval", "chevaux"]],
    ["ar", ["حذاء", "الحذاء", "والحذاء"].map(normalise)],
    ["", ["قميص", "القميص", "قميصه"].map(normalise)],
  ])("in %s, %j are forms of one word", (locale, forms) => {
    expect(new Set((forms as string[]).map((form) => stem(form, locale as string))).size).toBe(1)
  })

  test.each([
    ["en", "bus", "bush"],
    ["en", "glass", "glasses case"],
    ["fr", "bas", "basse"],
    ["ar", "كتاب", "كتب"],
  ])("in %s, %s and %s are not", (locale, one, other) => {
    expect(stem(one, locale)).not.toBe(stem(other, locale))
  })
})

describe("typos", () => {
  test.each([
    ["shoe", 0],
    ["shoes", 1],
    ["sneakers", 1],
    ["adventure", 2],
    ["iphone15", 0],
  ])("%s may have %d", (word, typos) => {
    expect(typosIn(word)).toBe(typos)
  })

  test.each([
    ["petrol", "petrol", 0],
    ["petrol", "pertol", 1],
    ["petrol", "petrl", 1],
    ["petrol", "pettrol", 1],
    ["petrol", "patral", 2],
    ["petrol", "diesel", 3],
  ])("from %s to %s are %d", (a, b, wanted) => {
    expect(distance(a, b, 2)).toBe(wanted)
    expect(distance(b, a, 2)).toBe(wanted)
  })

  test("one change is never more than one away", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (word, at, letter) => {
        const letters = [...word]
        letters[at % letters.length] = letter
        expect(distance(word, letters.join(""), 2)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe("highlight", () => {
  const all = (wanted: string) => (word: string) => (word === wanted ? Infinity : 0)

  test("marks words as they are written, and escapes the rest", () => {
    expect(highlight("<b>Café</b> & cafe", all("cafe")).html).toBe("&lt;b&gt;<mark>Café</mark>&lt;/b&gt; &amp; <mark>cafe</mark>")
    expect(highlight("Sneakers", (word) => (word.startsWith("sne") ? 3 : 0)).html).toBe("<mark>Sne</mark>akers")
  })

  test("no markup comes through but the marks", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 4 }), (text, letters) => {
        const { html } = highlight(text, () => letters)
        expect(html.replaceAll(/<\/?mark>/g, "")).not.toMatch(/[<>"']/)
      }),
    )
  })

  test("an excerpt of a long text holds the match", () => {
    const text = `${"lorem ipsum ".repeat(60)}petrol ${"dolor sit ".repeat(60)}`
    const part = excerpt(text, all("petrol"))
    expect(part).toContain("petrol")
    expect(part.length).toBeLessThan(260)
    expect(part.startsWith("…") && part.endsWith("…")).toBe(true)
  })
})
