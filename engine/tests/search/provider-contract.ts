import { describe, expect, test } from "vitest"
import type { SearchDocument, SearchProvider, SearchQuery } from "../../src/search/provider"

let count = 0

/** A kind of its own for each test: they share an index. */
export const newKind = () => `thing${Date.now().toString(36)}${count++}`

export function thing(kind: string, id: string, given: Partial<SearchDocument> = {}): SearchDocument {
  return {
    kind,
    id,
    locale: "en",
    channels: [],
    title: id,
    subtitle: null,
    body: null,
    keywords: [],
    facets: {},
    filters: {},
    amounts: {},
    available: true,
    created_at: 1_700_000_000 + count++,
    card: { handle: id },
    ...given,
  }
}

export const query = (kind: string, given: Partial<SearchQuery> = {}): SearchQuery => ({
  kind,
  locale: "en",
  channels: [],
  q: "",
  filters: {},
  facets: {},
  available: false,
  region: undefined,
  sort: "relevance",
  limit: 20,
  offset: 0,
  ...given,
})

async function* batches(...all: SearchDocument[][]): AsyncGenerator<SearchDocument[]> {
  for (const batch of all) {
    await Promise.resolve()
    yield batch
  }
}

/** What every search provider must do; each runs it. */
export function providerContract(name: string, provide: () => Promise<SearchProvider>): void {
  describe(`search by ${name}`, () => {
    const withThings = async (...given: [string, Partial<SearchDocument>?][]) => {
      const provider = await provide()
      const kind = newKind()
      await provider.write(
        kind,
        given.map(([id, fields]) => thing(kind, id, fields)),
        [],
      )
      const find = async (q: string, more: Partial<SearchQuery> = {}) =>
        (await provider.search(query(kind, { q, ...more }))).hits.map(({ document }) => document.id)
      return { provider, kind, find, ask: (more: Partial<SearchQuery>) => provider.search(query(kind, more)) }
    }

    test("a document comes back as it was written", async () => {
      const { ask, kind } = await withThings()
      const whole = thing(kind, "whole", {
        title: "Petrol “Shoes” <b> \\ ' é",
        subtitle: "sub",
        body: "body",
        keywords: ["sku-1"],
        facets: { Color: ["Petrol"] },
        filters: { category: ["men"] },
        amounts: { reg_us: { amount: 12.5, original: 15, most: 20 } },
        channels: ["sc_1"],
        card: { handle: "whole", thumbnail: null, nested: { list: [1, "two"] } },
      })
      await (await provide()).write(kind, [whole], [])
      expect((await ask({})).hits).toEqual([{ document: whole, highlights: {} }])
    })

    test("what is written again replaces, what is removed is gone, in every language", async () => {
      const { provider, kind, find } = await withThings(["one", { title: "Lamp" }], ["two", { title: "Lamp" }])
      await provider.write(kind, [thing(kind, "two", { locale: "fr", title: "Lampe" })], [])
      expect(await find("lampe", { locale: "fr" })).toEqual(["two"])
      await provider.write(kind, [thing(kind, "one", { title: "Chair" })], ["two"])
      await provider.write(kind, [thing(kind, "one", { title: "Chair" })], ["two", "three"])
      expect(await find("lamp")).toEqual([])
      expect(await find("lampe", { locale: "fr" })).toEqual([])
      expect(await find("chair")).toEqual(["one"])
    })

    test("a thing's languages are exactly those that were written last", async () => {
      const { provider, kind, find } = await withThings()
      await provider.write(kind, [thing(kind, "one"), thing(kind, "one", { locale: "fr" })], [])
      await provider.write(kind, [thing(kind, "one")], [])
      expect(await find("", { locale: "fr" })).toEqual([])
      expect(await find("")).toEqual(["one"])
    })

    test("all words are looked for, in any field, in any form", async () => {
      const { find } = await withThings(
        ["a", { title: "Red Shoes", body: "For the summer" }],
        ["b", { title: "Red Hat", keywords: ["summer"] }],
        ["c", { title: "Blue Shoes" }],
      )
      expect(await find("red shoe")).toEqual(["a"])
      expect((await find("summer red")).sort()).toEqual(["a", "b"])
      expect((await find("SHOES")).sort()).toEqual(["a", "c"])
    })

    test("the last word may be unfinished", async () => {
      const { find } = await withThings(["a", { title: "Leather sandals" }], ["b", { title: "Sandpaper" }], ["c", { title: "Hat" }])
      expect((await find("sand")).sort()).toEqual(["a", "b"])
      expect(await find("leather sa")).toEqual(["a"])
    })

    test("a title says more than a subtitle, keywords and a body", async () => {
      const { find } = await withThings(
        ["body", { title: "One", body: "petrol" }],
        ["keyword", { title: "Two", keywords: ["petrol"] }],
        ["subtitle", { title: "Three", subtitle: "petrol" }],
        ["title", { title: "Petrol" }],
      )
      expect(await find("petrol")).toEqual(["title", "subtitle", "keyword", "body"])
    })

    test.each([
      ["a letter changed", "leathur"],
      ["a letter left out", "lether"],
      ["a letter added", "leatther"],
      ["two letters swapped", "laether"],
    ])("a word is found with %s", async (_, typed) => {
      const { find } = await withThings(["a", { title: "Leather" }], ["b", { title: "Cotton" }])
      expect(await find(typed)).toEqual(["a"])
    })

    test("long words may have two typos, short words and numbers none", async () => {
      const { find } = await withThings(["a", { title: "Headphones" }], ["b", { title: "Belt" }], ["c", { title: "Model 75310" }])
      expect(await find("haedphnes")).toEqual(["a"])
      expect(await find("bolt")).toEqual([])
      expect(await find("75311")).toEqual([])
      expect(await find("75310")).toEqual(["c"])
    })

    test("what is written as typed comes first", async () => {
      const { find } = await withThings(["typo", { title: "Marine" }], ["exact", { title: "Marina" }])
      expect((await find("marina"))[0]).toBe("exact")
    })

    test("accents, case and the forms of Arabic letters make no difference", async () => {
      const { find } = await withThings(
        ["cafe", { title: "Café CRÈME" }],
        ["shoes", { title: "أَحْذِيَة رياضيّة" }],
        ["hospital", { title: "مستشفى الأطفال" }],
      )
      expect(await find("cafe creme")).toEqual(["cafe"])
      expect(await find("احذيه")).toEqual(["shoes"])
      expect(await find("الاطفال مستشفي")).toEqual(["hospital"])
    })

    test("an article number is found with its dashes", async () => {
      const { find } = await withThings(["a", { keywords: ["WK-1042-XL"] }], ["b", { keywords: ["WK-1043-XL"] }])
      expect(await find("wk-1042-xl")).toEqual(["a"])
    })

    test("when nothing holds all words, the first ones count", async () => {
      const { find } = await withThings(["a", { title: "Red shoes" }], ["b", { title: "Blue hat" }])
      expect(await find("red shoes wedding")).toEqual(["a"])
      expect(await find("zzzzzz")).toEqual([])
    })

    test("each language and kind is searched by itself", async () => {
      const { provider, kind, find } = await withThings(["a", { title: "Gift" }])
      await provider.write(kind, [thing(kind, "b", { locale: "de", title: "Gift" }), thing(kind, "c", { locale: "", title: "Gift" })], [])
      expect(await find("gift")).toEqual(["a"])
      expect(await find("gift", { locale: "de" })).toEqual(["b"])
      expect(await find("gift", { locale: "" })).toEqual(["c"])
      expect(await find("gift", { kind: newKind() })).toEqual([])
    })

    test("only what one of the sales channels sells is found", async () => {
      const { find } = await withThings(["one", { channels: ["sc_1"] }], ["both", { channels: ["sc_1", "sc_2"] }], ["all", {}])
      expect((await find("", { channels: ["sc_2"] })).sort()).toEqual(["all", "both"])
      expect((await find("", { channels: ["sc_2", "sc_1"] })).sort()).toEqual(["all", "both", "one"])
      expect(await find("", { channels: ["sc_3"] })).toEqual(["all"])
      expect(await find("", {})).toHaveLength(3)
    })

    test("filters: any value of one, every one of them", async () => {
      const { find } = await withThings(
        ["a", { filters: { category: ["men", "pcat_1"], tag: ["new"] } }],
        ["b", { filters: { category: ["women"], tag: ["new"] } }],
        ["c", { filters: { category: ["kids"] } }],
      )
      expect((await find("", { filters: { category: ["men", "women"] } })).sort()).toEqual(["a", "b"])
      expect(await find("", { filters: { category: ["pcat_1", "kids"], tag: ["new"] } })).toEqual(["a"])
      expect(await find("", { filters: { category: ["me"] } })).toEqual([])
      expect(await find("", { filters: { unheard: ["of"] } })).toEqual([])
    })

    test("a value cannot say more than it is", async () => {
      const odd = `a' | 'b" OR \\ = ) \u001f [1]`
      const { find } = await withThings(["a", { filters: { tag: [odd] }, facets: { [odd]: [odd] } }], ["b", { filters: { tag: ["b"] } }])
      expect(await find("", { filters: { tag: [odd] } })).toEqual(["a"])
      expect(await find("", { filters: { tag: [`x" OR tag != "y`] } })).toEqual([])
      expect(await find(`' | & ! ( ) : * <-> \\ "`)).toHaveLength(2)
      expect(await find("", { channels: [`x" OR kind != "y`, "' | 'b"] })).toHaveLength(2)
    })

    const shoes: [string, Partial<SearchDocument>][] = [
      ["red-s", { facets: { Color: ["Red"], Size: ["S"] }, available: true, amounts: { r: { amount: 10, original: 10, most: 30 } } }],
      ["red-m", { facets: { Color: ["Red"], Size: ["M"] }, available: false, amounts: { r: { amount: 20, original: 25, most: 20 } } }],
      ["blue-s", { facets: { Color: ["Blue"], Size: ["S"] }, available: true, amounts: { r: { amount: 30, original: 30, most: 30 } } }],
      ["two", { facets: { Color: ["Blue", "Red"], Size: ["L"] }, available: true, amounts: { q: { amount: 5, original: 5, most: 5 } } }],
    ]

    test("facets count what would be found without their own choice", async () => {
      const { ask } = await withThings(...shoes)
      const all = await ask({})
      expect(all.facets).toEqual([
        {
          name: "Color",
          values: [
            { value: "Red", count: 3 },
            { value: "Blue", count: 2 },
          ],
        },
        {
          name: "Size",
          values: [
            { value: "S", count: 2 },
            { value: "L", count: 1 },
            { value: "M", count: 1 },
          ],
        },
      ])
      const red = await ask({ facets: { Color: ["Red"] } })
      expect(red.count).toBe(3)
      expect(red.facets[0]).toEqual(all.facets[0])
      expect(red.facets[1]?.values.map(({ value }) => value)).toEqual(["L", "M", "S"])
      const two = await ask({ facets: { Color: ["Blue"], Size: ["S", "M"] } })
      expect(two.hits.map(({ document }) => document.id)).toEqual(["blue-s"])
      expect(two.facets).toEqual([
        {
          name: "Color",
          values: [
            { value: "Red", count: 2 },
            { value: "Blue", count: 1 },
          ],
        },
        {
          name: "Size",
          values: [
            { value: "L", count: 1 },
            { value: "S", count: 1 },
          ],
        },
      ])
      expect((await ask({ facets: { Color: ["Green"] } })).count).toBe(0)
    })

    test("prices of a region: between, from the cheapest to the dearest, and the range without the choice", async () => {
      const { ask } = await withThings(...shoes)
      const between = await ask({ region: "r", min: 10, max: 20, sort: "-price" })
      expect(between.hits.map(({ document }) => document.id)).toEqual(["red-m", "red-s"])
      expect(between).toMatchObject({ count: 2, range: [10, 30] })
      expect((await ask({ region: "r", sort: "price" })).hits.map(({ document }) => document.id)).toEqual([
        "red-s",
        "red-m",
        "blue-s",
        "two",
      ])
      expect((await ask({ region: "r", max: 9 })).count).toBe(0)
      expect((await ask({})).range).toBeNull()
      expect((await ask({ region: "nowhere" })).range).toBeNull()
    })

    test("what can be had: counted, chosen, and first among what is popular", async () => {
      const { ask } = await withThings(...shoes)
      expect((await ask({ sort: "popular" })).hits.map(({ document }) => document.id)).toEqual(["red-s", "blue-s", "two", "red-m"])
      const had = await ask({ available: true, facets: { Color: ["Red"] } })
      expect(had).toMatchObject({ count: 2, available: 2 })
      expect(await ask({ facets: { Color: ["Red"] } })).toMatchObject({ count: 3, available: 2 })
      expect(had.facets[0]?.values).toEqual([
        { value: "Blue", count: 2 },
        { value: "Red", count: 2 },
      ])
    })

    test("newest first, by title, and page by page", async () => {
      const { ask } = await withThings(["b", { title: "Bravo" }], ["c", { title: "charlie" }], ["a", { title: "Álpha" }])
      const ids = async (more: Partial<SearchQuery>) => (await ask(more)).hits.map(({ document }) => document.id)
      expect(await ids({ sort: "newest" })).toEqual(["a", "c", "b"])
      expect(await ids({ sort: "title" })).toEqual(["a", "b", "c"])
      expect(await ids({ sort: "title", limit: 1, offset: 1 })).toEqual(["b"])
      expect(await ask({ limit: 1, offset: 9 })).toMatchObject({ hits: [], count: 3 })
      expect(await ask({ limit: 0 })).toMatchObject({ hits: [], count: 3 })
    })

    test("matches are marked, and nothing else is markup", async () => {
      const { ask } = await withThings([
        "a",
        { title: "Café <script>", subtitle: "A & B", body: `${"far away ".repeat(80)} the cafés of Cairo` },
      ])
      const [hit] = (await ask({ q: "cafe" })).hits
      expect(hit?.highlights.title).toBe("<mark>Café</mark> &lt;script&gt;")
      expect(hit?.highlights.subtitle).toBeUndefined()
      expect(hit?.highlights.body).toContain("<mark>cafés</mark>")
      expect(hit?.highlights.body?.length).toBeLessThan(400)
    })

    test("synonyms of a language and of all, words and phrases", async () => {
      const { provider, find } = await withThings(["a", { title: "Sneakers" }], ["b", { title: "T-Shirt" }], ["c", { title: "Sofa" }])
      await provider.setSynonyms([
        { locale: "en", words: ["trainers", "sneakers"] },
        { locale: "fr", words: ["canapé", "sofa"] },
        { locale: "", words: ["jersey", "t-shirt"] },
      ])
      expect(await find("trainers")).toEqual(["a"])
      expect(await find("jersey")).toEqual(["b"])
      expect(await find("canape")).toEqual([])
      await provider.setSynonyms([])
      expect(await find("jersey")).toEqual([])
    })

    test("suggestions are names that begin so, of several kinds", async () => {
      const { provider, kind } = await withThings(
        ["a", { title: "Running Shoes", body: "leather" }],
        ["b", { title: "Shoe <Care>", channels: ["sc_1"] }],
        ["c", { title: "Hat", body: "shoes" }],
      )
      const other = newKind()
      await provider.write(other, [thing(other, "d", { title: "Shoelaces" })], [])
      const suggest = async (q: string, kinds = [kind], channels: string[] = [], limit = 10) =>
        (await provider.suggest({ kinds, locale: "en", channels, q, limit })).map(({ document, highlight }) => [document.id, highlight])
      expect(await suggest("sho")).toEqual([
        ["b", "<mark>Sho</mark>e &lt;Care&gt;"],
        ["a", "Running <mark>Sho</mark>es"],
      ])
      expect((await suggest("sho", [kind, other])).map(([id]) => id).sort()).toEqual(["a", "b", "d"])
      expect((await suggest("sho", [kind], ["sc_2"])).map(([id]) => id)).toEqual(["a"])
      expect(await suggest("sho", [kind], [], 1)).toHaveLength(1)
      expect(await suggest("runing")).toHaveLength(1)
      expect(await suggest("")).toEqual([])
    })

    test("an index is replaced as a whole, and readers never see half of it", async () => {
      const { provider, kind, find } = await withThings(["old", { title: "Old" }])
      const seen = new Set<string>()
      async function* slowly(): AsyncGenerator<SearchDocument[]> {
        yield [thing(kind, "new1", { title: "New" })]
        seen.add((await find("")).sort().join())
        yield [thing(kind, "new2", { title: "New", locale: "en" }), thing(kind, "new2", { title: "Neuf", locale: "fr" })]
        seen.add((await find("")).sort().join())
      }
      await provider.replace(kind, slowly())
      expect([...seen]).toEqual(["old"])
      expect((await find("")).sort()).toEqual(["new1", "new2"])
      expect(await find("old")).toEqual([])
      expect(await find("neuf", { locale: "fr" })).toEqual(["new2"])
    })

    test("a replacement that fails leaves the old index", async () => {
      const { provider, kind, find } = await withThings(["old"])
      async function* failing(): AsyncGenerator<SearchDocument[]> {
        yield [thing(kind, "new")]
        await Promise.resolve()
        throw new Error("the source is gone")
      }
      await expect(provider.replace(kind, failing())).rejects.toThrow("the source is gone")
      expect(await find("")).toEqual(["old"])
      await provider.replace(kind, batches([]))
      expect(await find("")).toEqual([])
    })
  })
}
