import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { judge } from "../../src/search/understand"
import { understandByRules } from "../../src/search/understand/rules"
import type { Lexicon, NamedValue } from "../../src/search/understand/types"
import { isStopWord } from "../../src/search/words/stop-words"
import { wordsOf } from "../../src/search/words/words"

const facet = (label: string, ...values: string[]): NamedValue[] =>
  values.map((value, index) => ({ name: "facet", value: `${label}:${value}`, names: [value], label, count: 10 - index }))

const english: Lexicon = {
  locale: "en",
  currency: "usd",
  values: [
    ...facet("Color", "Red", "Petrol Blue", "White"),
    ...facet("Size", "S", "M", "38"),
    ...facet("Material", "Leather"),
    { name: "category", value: "shoes", names: ["Shoes"] },
    { name: "category", value: "home-living", names: ["Home & Living"] },
    { name: "collection", value: "summer", names: ["Summer Sale"] },
    { name: "tag", value: "gift", names: ["gift"] },
  ],
}
const arabic: Lexicon = {
  locale: "ar",
  currency: "egp",
  values: [...facet("اللون", "أحمر", "أزرق"), ...facet("المقاس", "M"), { name: "category", value: "shoes", names: ["الأحذية"] }],
}
const french: Lexicon = {
  locale: "fr",
  currency: "eur",
  values: [
    ...facet("Couleur", "Rouge", "Blanc", "Gris"),
    ...facet("Taille", "38"),
    { name: "category", value: "shoes", names: ["Chaussures"] },
  ],
}

/** `q | name=value; …`, or nothing understood. */
function told(text: string, lexicon: Lexicon): string {
  const understood = understandByRules(text, lexicon)
  return understood ? `${understood.q} | ${understood.filters.map(({ name, value }) => `${name}=${value}`).join("; ")}` : "nothing"
}

describe("in English", () => {
  test.each([
    ["red boots under 50 dollars for a wedding", "boots wedding | facet=Color:Red; price_max=50"],
    ["red shoes under $50", " | facet=Color:Red; category=shoes; price_max=50"],
    ["boots for less than 49.99", "boots | price_max=49.99"],
    ["boots over 1,000 usd", "boots | price_min=1000"],
    ["boots 50$ or less", "boots | price_max=50"],
    ["boots between 20 and 60", "boots | price_min=20; price_max=60"],
    ["boots between $60 and $20", "boots | price_min=20; price_max=60"],
    ["boots from 20 to 60 dollars", "boots | price_min=20; price_max=60"],
    ["red t-shirt", "t-shirt | facet=Color:Red"],
    ["boots around 50 dollars", "boots | price_min=40; price_max=60"],
    ["petrol blue boots", "boots | facet=Color:Petrol Blue"],
    ["leather boots size M", "boots | facet=Material:Leather; facet=Size:M"],
    ["size 38 boots", "boots | facet=Size:38"],
    ["red or white hats", "hats | facet=Color:Red; facet=Color:White"],
    ["in stock white boots", "boots | available=true; facet=Color:White"],
    ["cheapest boots", "boots | sort=price"],
    ["newest summer sale boots", "boots | sort=newest; collection=summer"],
    ["a gift under 20", " | tag=gift; price_max=20"],
    ["home & living lamps", "lamps | category=home-living"],
  ])("%s", (text, wanted) => {
    expect(told(text, english)).toBe(wanted)
  })

  test.each([
    ["a name alone is looked for as a word", "shoes"],
    ["so it is among small words", "the shoes for me"],
    ["another currency than the shopper's stays words", "boots under 50 euros"],
    ["a number alone is no price", "iphone 15"],
    ["a weak word needs a currency", "boots from 1990"],
    ["a letter or a number is a size only beside the word", "m 38 s"],
    ["what the index does not have stays words", "green silk boots"],
    ["no words", "  !? "],
  ])("%s: %s", (_, text) => {
    expect(told(text, english)).toBe("nothing")
  })

  test("without a region's currency no price is understood", () => {
    expect(told("red boots under 50 dollars", { ...english, currency: undefined })).toBe("boots under 50 dollars | facet=Color:Red")
  })

  test("with three decimals a point parts them", () => {
    expect(told("lamp under 1.250 dinars", { ...english, currency: "kwd" })).toBe("lamp | price_max=1.25")
    expect(told("lamp under 1.250 dollars", english)).toBe("lamp | price_max=1250")
  })

  test("each filter tells the words that were taken for it", () => {
    expect(understandByRules("Red boots under 50 dollars", english)?.filters).toEqual([
      { name: "facet", value: "Color:Red", text: "Red" },
      { name: "price_max", value: "50", text: "under 50 dollars" },
    ])
  })
})

describe("in Arabic", () => {
  test.each([
    ["أحذية حمراء أقل من ٥٠ جنيه", " | category=shoes; facet=اللون:أحمر; price_max=50"],
    ["حقيبة زرقاء بين ١٠٠ و٢٠٠ جنيه", "حقيبة | facet=اللون:أزرق; price_min=100; price_max=200"],
    ["حقيبة أكثر من 100 جنيها", "حقيبة | price_min=100"],
    ["حقيبة حوالي ١٠٠ جنيه", "حقيبة | price_min=80; price_max=120"],
    ["حقيبة مقاس M", "حقيبة | facet=المقاس:M"],
    ["أرخص حقيبة متوفرة", "حقيبة | sort=price; available=true"],
  ])("%s", (text, wanted) => {
    expect(told(text, arabic)).toBe(wanted)
  })

  test("dollars are understood where the shopper pays in dollars", () => {
    const text = "أحذية حمراء أقل من ٥٠ دولار"
    expect(told(text, { ...arabic, currency: "usd" })).toBe(" | category=shoes; facet=اللون:أحمر; price_max=50")
    expect(told(text, arabic)).toBe("أقل ٥٠ دولار | category=shoes; facet=اللون:أحمر")
  })
})

describe("in French", () => {
  test.each([
    ["chaussures rouges à moins de 50 euros", " | category=shoes; facet=Couleur:Rouge; price_max=50"],
    ["robe blanche entre 20 et 60 €", "robe | facet=Couleur:Blanc; price_min=20; price_max=60"],
    ["robes grises, 1.000,50 € maximum", "robes | facet=Couleur:Gris; price_max=1000.5"],
    ["bottes taille 38 en stock", "bottes | facet=Taille:38; available=true"],
    ["les bottes les moins chères", "bottes | sort=price"],
    ["bottes à partir de 30 €", "bottes | price_min=30"],
    ["nouveautés en cuir", "cuir | sort=newest"],
  ])("%s", (text, wanted) => {
    expect(told(text, french)).toBe(wanted)
  })
})

describe("whatever is typed", () => {
  const piece = fc.constantFrom(
    ..."red white petrol blue size M 38 shoes under over between and from to 50 1,000 $ € dollars euros usd in stock cheapest gift for a boots of أقل من و٥٠ حمراء moins de 20 à rouge".split(
      " ",
    ),
  )
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(piece, { maxLength: 12 }).map((words) => words.join(" ")),
  )
  const lexicon = fc.constantFrom(english, arabic, french, { ...english, currency: undefined })

  test("it never fails, names only what there is, and loses no word", () => {
    fc.assert(
      fc.property(text, lexicon, (typed, known) => {
        const understood = understandByRules(typed, known)
        if (!understood) return
        expect(judge(understood, known)).toEqual(understood)
        const words = (part: string) => wordsOf(part).map(({ word }) => word)
        const left = [understood.q, ...understood.filters.map((filter) => filter.text)].flatMap(words)
        for (const word of words(typed)) if (!isStopWord(word)) expect(left.join(" ")).toContain(word)
        const [min, max] = ["price_min", "price_max"].map((name) => understood.filters.find((filter) => filter.name === name)?.value)
        if (min !== undefined && max !== undefined) expect(Number(min)).toBeLessThanOrEqual(Number(max))
      }),
      { numRuns: 500 },
    )
  })
})

describe("another's answer", () => {
  const good = { q: "boots", filters: [{ name: "facet", value: "Color:Red", text: "red" }] }

  test("is taken when it names what there is", () => {
    expect(judge(good, english)).toEqual(good)
    expect(judge(null, english)).toBeNull()
    expect(judge({ q: "boots", filters: [] }, english)).toBeNull()
  })

  test.each([
    ["another form", { query: "boots" }],
    ["a filter that there is not", { q: "", filters: [{ name: "brand", value: "x", text: "x" }] }],
    ["a value that there is not", { q: "", filters: [{ name: "facet", value: "Color:Green", text: "green" }] }],
    ["a price that is none", { q: "", filters: [{ name: "price_max", value: "50; DROP", text: "50" }] }],
    ["an order that there is not", { q: "", filters: [{ name: "sort", value: "random", text: "any" }] }],
    ["more than is asked for", { q: "", filters: [], note: "as an AI" }],
    ["no object", "boots"],
  ])("is refused with %s", (_, answer) => {
    expect(() => judge(answer, english)).toThrow()
  })
})
