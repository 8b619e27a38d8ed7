import fc from "fast-check"
import { expect, test } from "vitest"
import type { SearchQuery, SearchSort } from "../../src/search/provider"
import { choose } from "../../src/search/providers/postgres/choose"
import type { Row } from "../../src/search/providers/postgres/rows"
import { query } from "./provider-contract"

const COLORS = ["red", "blue", "green"]
const SIZES = ["S", "M"]
const sets = [[], ...COLORS.map((color) => [color]), ["red", "blue"]].flatMap((colors) =>
  [[], ...SIZES.map((size) => [size])].map((sizes) => [
    ...colors.map((value) => ({ name: "Color", value })),
    ...sizes.map((value) => ({ name: "Size", value })),
  ]),
)

const row = fc.record({
  id: fc.uuid(),
  name: fc.constantFrom("a", "b", "c"),
  available: fc.boolean(),
  created_at: fc.integer({ min: 0, max: 3 }),
  facets: fc.constantFrom(...sets),
  prices: fc.constantFrom([], [null, 5], [1, null], [2, 3], [3, 1]),
  rank: fc.constantFrom(0, 0.25, 0.5),
})

const asked = fc.record({
  facets: fc.record(
    { Color: fc.subarray([...COLORS, "none"]), Size: fc.subarray(SIZES), Age: fc.constantFrom([], ["old"]) },
    { requiredKeys: [] },
  ),
  available: fc.boolean(),
  region: fc.constantFrom("here", undefined),
  min: fc.constantFrom(undefined, 2),
  max: fc.constantFrom(undefined, 2, 3),
  sort: fc.constantFrom<SearchSort>("relevance", "popular", "newest", "price", "-price", "title"),
  limit: fc.integer({ min: 0, max: 5 }),
  offset: fc.integer({ min: 0, max: 10 }),
})

/** The rules, said one by one. */
function expected(rows: (Row & { rank: number })[], query: SearchQuery, place: number | undefined) {
  const amount = (row: Row) => (place === undefined ? null : (row.prices[place] ?? null))
  const misses = (row: Row): string[] => {
    const price = amount(row)
    const { min = 0, max = Number.POSITIVE_INFINITY } = query
    const asksPrice = query.region !== undefined && (query.min !== undefined || query.max !== undefined)
    return [
      ...Object.entries(query.facets).flatMap(([name, values]) =>
        values.length > 0 && !row.facets.some((facet) => facet.name === name && values.includes(facet.value)) ? [`facet ${name}`] : [],
      ),
      ...(query.available && !row.available ? ["available"] : []),
      ...(asksPrice && (price === null || price < min || price > max) ? ["price"] : []),
    ]
  }
  const without = (choice: string) => rows.filter((row) => misses(row).every((missed) => missed === choice))
  const counts = new Map<string, number>()
  for (const name of ["Color", "Size"]) {
    for (const { facets } of without(`facet ${name}`)) {
      for (const facet of facets)
        if (facet.name === name) counts.set(`${name} ${facet.value}`, (counts.get(`${name} ${facet.value}`) ?? 0) + 1)
    }
  }
  const met = without("")
  const prices = without("price").flatMap((row) => amount(row) ?? [])
  const [last, first] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const keys: Record<SearchSort, (row: Row & { rank: number }) => number[]> = {
    relevance: (row) => [-row.rank, Number(!row.available), row.created_at],
    popular: (row) => [Number(!row.available), row.created_at],
    newest: (row) => [-row.created_at],
    price: (row) => [amount(row) ?? last],
    "-price": (row) => [-(amount(row) ?? first)],
    title: (row) => [row.name.charCodeAt(0)],
  }
  const order = (a: Row & { rank: number }, b: Row & { rank: number }) => {
    const [left, right] = [keys[query.sort](a), keys[query.sort](b)]
    const differing = left.findIndex((key, index) => key !== right[index])
    return differing < 0 ? (a.id < b.id ? -1 : 1) : (left[differing] as number) - (right[differing] as number)
  }
  return {
    ids: [...met]
      .sort(order)
      .slice(query.offset, query.offset + query.limit)
      .map(({ id }) => id),
    count: met.length,
    counts: Object.fromEntries([...counts].sort()),
    available: without("available").filter(({ available }) => available).length,
    range: prices.length > 0 ? [Math.min(...prices), Math.max(...prices)] : null,
  }
}

test("each choice is counted as though it had not been made, and the page is the first of all that meet them", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 200 }),
      asked,
      fc.constantFrom(0, 1, 7),
      (given, choices, place) => {
        const rows = given.map((each, n) => ({ ...each, n }))
        const wanted = query("thing", choices as Partial<SearchQuery>)
        const at = wanted.region === undefined ? undefined : place
        const { page, count, facets, available, range } = choose(
          rows,
          rows.map(({ rank }) => rank),
          wanted,
          at,
        )
        const counts = facets.flatMap(({ name, values }) => values.map(({ value, count }) => [`${name} ${value}`, count] as const))
        expect({ ids: page.map(({ id }) => id), count, counts: Object.fromEntries([...counts].sort()), available, range }).toEqual(
          expected(rows, wanted, at),
        )
      },
    ),
    { numRuns: 500 },
  )
})

test("facets come by name, their values by count and then as written", () => {
  const thing = (n: number, values: string[]): Row => ({
    n,
    id: String(n),
    name: "",
    available: true,
    created_at: n,
    facets: values.map((value) => ({ name: value.length === 1 ? "Size" : "Color", value })),
    prices: [],
  })
  const rows = [thing(1, ["red", "S"]), thing(2, ["blue", "S"]), thing(3, ["red", "M"])]
  const { page, count, facets } = choose(rows, [], query("thing", { sort: "newest", limit: 2 }), undefined)
  expect(page.map(({ n }) => n)).toEqual([3, 2])
  expect(count).toBe(3)
  expect(facets).toEqual([
    {
      name: "Color",
      values: [
        { value: "red", count: 2 },
        { value: "blue", count: 1 },
      ],
    },
    {
      name: "Size",
      values: [
        { value: "S", count: 2 },
        { value: "M", count: 1 },
      ],
    },
  ])
})
