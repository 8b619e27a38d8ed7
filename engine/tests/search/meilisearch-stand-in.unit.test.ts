import { Meilisearch, type Settings } from "meilisearch"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { MeilisearchStandIn } from "../../src/testing/meilisearch"

const MASTER_KEY = "master"
let standIn: MeilisearchStandIn
let client: Meilisearch
beforeEach(async () => {
  standIn = await MeilisearchStandIn.start({ master_key: MASTER_KEY })
  client = new Meilisearch({ host: standIn.url, apiKey: MASTER_KEY, defaultWaitOptions: { interval: 2 } })
})
afterEach(() => standIn.stop())

const MOVIES = [
  { id: 1, title: "Carol", genres: ["Romance", "Drama"], year: 2015, rating: { users: 7.2 }, director: "Todd Haynes", note: null },
  { id: 2, title: "Wonder Woman", genres: ["Action"], year: 2017, rating: { users: 7.4 }, director: "Patty Jenkins", note: "" },
  { id: 3, title: "Life of Pi", genres: ["Drama", "Adventure"], year: 2012, rating: { users: 7.9 }, director: "Ang Lee" },
  { id: 4, title: "Mad Max: Fury Road", genres: ["adventure", "Action"], year: 2015, rating: { users: 8.1 }, director: "George Miller" },
  { id: 5, title: "Moana", genres: [], year: 2016, director: `Ron "Disney" O'Clements \\ NOT` },
]

async function movies(settings: Settings = {}) {
  const index = client.index("movies")
  await index
    .updateSettings({
      filterableAttributes: ["genres", "year", "rating", "director", "note"],
      sortableAttributes: ["year", "title"],
      ...settings,
    })
    .waitTask()
  await index.addDocuments(MOVIES).waitTask()
  return {
    index,
    find: async (q: string, options: Parameters<typeof index.search>[1] = {}) => (await index.search(q, options)).hits.map(({ id }) => id),
  }
}

/** The status and the code of what was refused. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (error: { response?: Response; cause?: { code?: string } }) => error,
  )
  return `${error?.response?.status} ${error?.cause?.code}`
}

describe("filters", () => {
  test.each<[string, number[]]>([
    ["genres = drama", [1, 3]],
    ["genres != drama", [2, 4, 5]],
    ["NOT genres = drama", [2, 4, 5]],
    ["genres = action AND year > 2016", [2]],
    ["genres = romance OR genres = action AND year = 2015", [1, 4]],
    ["(genres = romance OR genres = action) AND year = 2015", [1, 4]],
    ["NOT (year = 2015 OR year = 2017)", [3, 5]],
    ["year 2012 TO 2015", [1, 3, 4]],
    ["year >= 2016", [2, 5]],
    ["year<2015", [3]],
    ["rating.users > 7.4", [3, 4]],
    ["rating.users EXISTS", [1, 2, 3, 4]],
    ["rating.users NOT EXISTS", [5]],
    ["NOT rating EXISTS", [5]],
    ["note EXISTS", [1, 2]],
    ["note IS NULL", [1]],
    ["note IS EMPTY", [2]],
    ["genres IS NOT EMPTY", [1, 2, 3, 4]],
    ["genres IN [adventure, 'romance']", [1, 3, 4]],
    ["genres NOT IN [adventure, romance,]", [2, 5]],
    ["director = 'Ang Lee'", [3]],
    ['director = "ang lee"', [3]],
    [`director = "Ron \\"Disney\\" O'Clements \\\\ NOT"`, [5]],
    [`director = 'Ron "Disney" O\\'Clements \\\\ NOT'`, [5]],
    ['"director" STARTS WITH "tod"', [1]],
    ["director > P", [1, 2, 5]],
    ["", [1, 2, 3, 4, 5]],
  ])("%s", async (filter, ids) => {
    const { find } = await movies()
    expect((await find("", { filter })).sort()).toEqual(ids)
  })

  test("lists are joined by AND, lists in them by OR", async () => {
    const { find } = await movies()
    expect((await find("", { filter: [["genres = romance", "genres = action"], "year = 2015"] })).sort()).toEqual([1, 4])
  })

  test.each([
    ["title = Carol"],
    ["year ="],
    ["year = 2015 AND"],
    ["year = = 2"],
    ["(year = 2015"],
    ["year = 2015)"],
    ["director = 'Ang Lee"],
    ["director = Ang Lee"],
    ["director = 'a\\q'"],
    ["genres IN [drama"],
    ["NOT"],
    ["year = OR"],
    ["& = 1"],
  ])("%s is refused", async (filter) => {
    const { find } = await movies()
    expect(await refusal(find("", { filter }))).toBe("400 invalid_search_filter")
  })
})

describe("words", () => {
  const titles = async (...all: string[]) => {
    const index = client.index("words")
    await index.addDocuments(all.map((title, position) => ({ id: position, title }))).waitTask()
    return async (q: string, options: Parameters<typeof index.search>[1] = {}) =>
      (await index.search(q, options)).hits.map(({ title }) => title)
  }

  test.each([
    ["seven", "sevem", true],
    ["two", "tow", false],
    ["saturday", "satuday", true],
    ["saturday", "sutuday", false],
    ["saturday", "caturday", false],
    ["wonderful", "wnoderfull", true],
    ["wonderful", "xonderful", true],
    ["teacher", "techear", false],
    ["Café", "cafe", true],
    ["أحذية", "احذيه", true],
    ["sunflower", "sun flower", true],
    ["sun flower", "sunflower", true],
  ])("%s by %s: %s", async (title, q, isFound) => {
    const find = await titles(title)
    expect(await find(`${q} `)).toEqual(isFound ? [title] : [])
  })

  test("the last word may be a beginning, those before it not", async () => {
    const find = await titles("harry potter", "show")
    expect(await find("harry pot")).toEqual(["harry potter"])
    expect(await find("pot harry", { matchingStrategy: "all" })).toEqual([])
    expect(await find("pot ")).toEqual([])
    expect(await find("s")).toEqual(["show"])
  })

  test.each([
    ["words", "red shoes", ["red shoes", "red hat"]],
    ["typos", "marina bay", ["marina bay", "marine bay"]],
    ["nearness and order", "new york", ["new york", "york new", "new hat in york"]],
    ["where it stands", "lamp ", ["lamp of brass", "brass lamp"]],
    ["exactness", "lamp", ["lamp", "lamps"]],
  ])("%s decide what comes first", async (_, q, order) => {
    const find = await titles(...order.toReversed())
    expect(await find(q)).toEqual(order)
  })

  test("phrases hold together, and what has a minus is left out", async () => {
    const find = await titles("red leather shoes", "leather red shoes")
    expect(await find('"red leather"')).toEqual(["red leather shoes"])
    expect(await find('shoes -"red leather"')).toEqual(["leather red shoes"])
    expect(await find("shoes -red")).toEqual([])
  })

  test("the strategy says which words may be missing", async () => {
    const find = await titles("red hat", "red shoes", "green shoes")
    expect(await find("red shoes ", { matchingStrategy: "all" })).toEqual(["red shoes"])
    expect((await find("red shoes ", { matchingStrategy: "last" })).sort()).toEqual(["red hat", "red shoes"])
  })

  test("synonyms go the way that they are set", async () => {
    const find = await titles("iphone", "San Francisco")
    await client
      .index("words")
      .updateSynonyms({ phone: ["iphone"], sf: ["san francisco"], "san francisco": ["sf"] })
      .waitTask()
    expect(await find("phone ")).toEqual(["iphone"])
    expect(await find("SF ")).toEqual(["San Francisco"])
  })
})

test("hits are highlighted, retrieved and paged as asked", async () => {
  const { index } = await movies()
  const { hits } = await index.search("wonder wom", {
    attributesToRetrieve: ["title", "rating.users"],
    attributesToHighlight: ["title"],
    highlightPreTag: "<b>",
    highlightPostTag: "</b>",
    showMatchesPosition: true,
  })
  expect(hits).toEqual([
    {
      title: "Wonder Woman",
      rating: { users: 7.4 },
      _formatted: { title: "<b>Wonder</b> <b>Wom</b>an", rating: { users: "7.4" } },
      _matchesPosition: {
        title: [
          { start: 0, length: 6 },
          { start: 7, length: 3 },
        ],
      },
    },
  ])
  expect(await index.search("", { limit: 2, offset: 1, sort: ["year:desc", "title:asc"] })).toMatchObject({
    hits: [{ id: 5 }, { id: 1 }],
    limit: 2,
    offset: 1,
    estimatedTotalHits: 5,
  })
  expect(await index.search("", { page: 2, hitsPerPage: 2, sort: ["title:desc"] })).toMatchObject({
    hits: [{ id: 4 }, { id: 3 }],
    totalHits: 5,
    totalPages: 3,
  })
  expect(await index.search("", { hitsPerPage: 0 })).toMatchObject({ hits: [], totalHits: 5, totalPages: 0 })
})

test("facets count documents, and numbers have a range", async () => {
  const { index } = await movies({ faceting: { maxValuesPerFacet: 2, sortFacetValuesBy: { "*": "count" } } })
  const { facetDistribution, facetStats } = await index.search("", { facets: ["genres", "year"] })
  expect(facetDistribution).toEqual({ genres: { Action: 2, Adventure: 2 }, year: { 2015: 2, 2012: 1 } })
  expect(facetStats).toEqual({ year: { min: 2012, max: 2017 } })
  expect(await refusal(index.search("", { facets: ["title"] }))).toBe("400 invalid_search_facets")
})

test("several searches in one call; a wrong one fails all, and is named", async () => {
  await movies()
  const { results } = await client.multiSearch({
    queries: [
      { indexUid: "movies", q: "carol" },
      { indexUid: "movies", hitsPerPage: 0 },
    ],
  })
  expect(results).toMatchObject([{ indexUid: "movies", hits: [{ id: 1 }] }, { totalHits: 5 }])
  const wrong = client.multiSearch({ queries: [{ indexUid: "movies" }, { indexUid: "none" }] })
  await expect(wrong).rejects.toThrow("Inside `.queries[1]`: Index `none` not found.")
})

describe("tasks", () => {
  test("are done later, in order, and say what came of them", async () => {
    standIn.tasks.isHeld = true
    const added = await client.index("later").addDocuments([{ id: 1 }])
    expect(added).toMatchObject({ taskUid: 0, indexUid: "later", status: "enqueued", type: "documentAdditionOrUpdate" })
    expect(await refusal(client.getRawIndex("later"))).toBe("404 index_not_found")
    expect(await client.tasks.getTask(0)).toMatchObject({ status: "enqueued", startedAt: null })
    const deleted = await client.index("later").deleteDocuments(["1", "2"])
    standIn.tasks.release()
    expect(await client.tasks.waitForTask(deleted)).toMatchObject({ status: "succeeded", details: { providedIds: 2, deletedDocuments: 1 } })
    expect(await client.tasks.getTasks({ statuses: ["succeeded"], limit: 1 })).toMatchObject({ total: 2, next: 0, results: [{ uid: 1 }] })
    expect(await refusal(client.tasks.getTask(99))).toBe("404 task_not_found")
  })

  test("fail for documents without a good id, and leave the index as it was", async () => {
    const index = client.index("bad")
    const failed = (documents: Record<string, unknown>[]) => index.addDocuments(documents).waitTask()
    expect(await failed([{ id: "a b" }])).toMatchObject({ status: "failed", error: { code: "invalid_document_id" } })
    expect(await failed([{ name: "x" }])).toMatchObject({ status: "failed", error: { code: "index_primary_key_no_candidate_found" } })
    expect(await failed([{ a_id: 1, b_id: 2 }])).toMatchObject({ error: { code: "index_primary_key_multiple_candidates_found" } })
    await failed([{ id: 1 }])
    expect(await failed([{ id: 2 }, { name: "x" }])).toMatchObject({ error: { code: "missing_document_id" } })
    expect(await index.getStats()).toMatchObject({ numberOfDocuments: 1 })
  })

  test("that wait can be cancelled, and the next can be told to fail", async () => {
    standIn.tasks.isHeld = true
    const added = await client.index("a").addDocuments([{ id: 1 }])
    const cancelled = await client.tasks.cancelTasks({ uids: [added.taskUid] })
    standIn.tasks.release()
    expect(await client.tasks.waitForTask(cancelled)).toMatchObject({ details: { matchedTasks: 1, canceledTasks: 1 } })
    expect(await client.tasks.getTask(added.taskUid)).toMatchObject({ status: "canceled", canceledBy: cancelled.taskUid })
    standIn.tasks.failNext("indexCreation")
    expect(await client.createIndex("b").waitTask()).toMatchObject({ status: "failed", error: { code: "internal" } })
  })
})

test("documents are replaced, updated, read and deleted", async () => {
  const index = client.index("docs")
  await index
    .addDocuments([
      { id: "a", x: 1, y: 1 },
      { id: "b", x: 2 },
    ])
    .waitTask()
  await index.addDocuments([{ id: "a", x: 3 }]).waitTask()
  expect(await index.getDocument("a")).toEqual({ id: "a", x: 3 })
  await index.updateDocuments([{ id: "a", y: 4 }]).waitTask()
  expect(await index.getDocument("a", { fields: ["y"] })).toEqual({ y: 4 })
  expect(await refusal(index.getDocument("c"))).toBe("404 document_not_found")
  await index.updateFilterableAttributes(["x"]).waitTask()
  expect(await index.getDocuments({ filter: "x = 2" })).toMatchObject({ results: [{ id: "b" }], total: 1 })
  await index.deleteDocuments({ filter: "x > 2" }).waitTask()
  expect((await index.getDocuments()).results).toEqual([{ id: "b", x: 2 }])
  await index.deleteAllDocuments().waitTask()
  expect((await index.getDocuments()).total).toBe(0)
})

test("indexes are swapped with their settings, all pairs or none", async () => {
  await client
    .index("a")
    .addDocuments([{ id: 1 }])
    .waitTask()
  await client
    .index("b")
    .updateSettings({ synonyms: { x: ["y"] } })
    .waitTask()
  const swap = (...pairs: [string, string][]) => client.swapIndexes(pairs.map((indexes) => ({ indexes, rename: false })))
  await swap(["a", "b"]).waitTask()
  expect((await client.index("b").getDocuments()).total).toBe(1)
  expect(await client.index("a").getSynonyms()).toEqual({ x: ["y"] })
  expect(await swap(["a", "b"], ["c", "d"]).waitTask()).toMatchObject({ status: "failed", error: { code: "index_not_found" } })
  expect((await client.index("b").getDocuments()).total).toBe(1)
  expect(await refusal(swap(["a", "b"], ["b", "c"]))).toBe("400 invalid_swap_duplicate_index_found")
  expect(await client.createIndex("a").waitTask()).toMatchObject({ error: { code: "index_already_exists" } })
  expect(await client.deleteIndex("nowhere").waitTask()).toMatchObject({ error: { code: "index_not_found" } })
  expect(await refusal(client.createIndex("a b"))).toBe("400 invalid_index_uid")
})

test("settings are judged at once, and what is not named stays", async () => {
  const index = client.index("set")
  await index.updateSettings({ typoTolerance: { minWordSizeForTypos: { oneTypo: 3 } }, stopWords: ["the"] }).waitTask()
  await index.updateTypoTolerance({ disableOnNumbers: true }).waitTask()
  expect((await index.getSettings()).typoTolerance).toMatchObject({
    minWordSizeForTypos: { oneTypo: 3, twoTypos: 9 },
    disableOnNumbers: true,
  })
  await index.resetTypoTolerance().waitTask()
  expect(await index.getSettings()).toMatchObject({ typoTolerance: { disableOnNumbers: false }, stopWords: ["the"] })
  const wrong = (settings: object) => refusal(index.updateSettings(settings))
  expect(await wrong({ rankingRules: ["words", "best"] })).toBe("400 invalid_settings_ranking_rules")
  expect(await wrong({ searchableAttributes: "title" })).toBe("400 invalid_settings_searchable_attributes")
  expect(await wrong({ typoTolerance: { minWordSizeForTypos: { oneTypo: 9, twoTypos: 5 } } })).toBe("400 invalid_settings_typo_tolerance")
  expect(await wrong({ pagination: { maxTotalHits: -1 } })).toBe("400 invalid_settings_pagination")
  expect(await wrong({ colour: 1 })).toBe("400 bad_request")
})

test("sorting needs an attribute that allows it, and a rule that says when", async () => {
  const { find, index } = await movies()
  expect(await refusal(find("", { sort: ["director:asc"] }))).toBe("400 invalid_search_sort")
  expect(await refusal(find("", { sort: ["year"] }))).toBe("400 invalid_search_sort")
  await index.updateRankingRules(["words", "year:desc"]).waitTask()
  expect(await refusal(find("", { sort: ["year:asc"] }))).toBe("400 invalid_search_sort")
  expect((await find(""))[0]).toBe(2)
  expect(await refusal(find("", { colour: 1 } as never))).toBe("400 bad_request")
  expect(await refusal(find("", { limit: -1 }))).toBe("400 invalid_search_limit")
  await index.updateSearchableAttributes(["title"]).waitTask()
  expect(await refusal(find("", { attributesToSearchOn: ["director"] }))).toBe("400 invalid_search_attributes_to_search_on")
  expect(await find("haynes")).toEqual([])
})

test("keys allow what they say, in the indexes that they say, until they expire", async () => {
  await movies()
  const made = await client.createKey({ actions: ["search", "documents.*"], indexes: ["mov*"], expiresAt: null })
  const as = (apiKey: string) => new Meilisearch({ host: standIn.url, apiKey })
  expect((await as(made.key).index("movies").search("carol")).hits).toHaveLength(1)
  await as(made.key)
    .index("movies")
    .addDocuments([{ id: 9 }])
  expect(await refusal(as(made.key).index("others").search(""))).toBe("403 invalid_api_key")
  expect(await refusal(as(made.key).createIndex("movies2"))).toBe("403 invalid_api_key")
  expect(await refusal(as("wrong").index("movies").search(""))).toBe("403 invalid_api_key")
  expect(await refusal(as("").index("movies").search(""))).toBe("401 missing_authorization_header")
  const old = await client.createKey({ actions: ["*"], indexes: ["*"], expiresAt: new Date(0) })
  expect(await refusal(as(old.key).index("movies").search(""))).toBe("403 invalid_api_key")
  await client.deleteKey(made.uid)
  expect(await refusal(as(made.key).index("movies").search(""))).toBe("403 invalid_api_key")
  expect(await as("").isHealthy()).toBe(true)
})

test("it can be told to be slow, silent and wrong, also over HTTP", async () => {
  const tell = (path: string, body: object) => fetch(`${standIn.url}/__admin/${path}`, { method: "POST", body: JSON.stringify(body) })
  await tell("faults", { path: "/health", answer: 500 })
  expect(await refusal(client.health())).toBe("500 internal")
  expect(await client.health()).toEqual({ status: "available" })
  await tell("faults", { path: "/health", answer: "hang_up", times: 2 })
  expect(await client.isHealthy()).toBe(false)
  await tell("reset", {})
  expect(await client.isHealthy()).toBe(true)
  await tell("latency", { ms: 50 })
  const started = performance.now()
  await client.health()
  expect(performance.now() - started).toBeGreaterThan(45)
  expect(
    await fetch(`${standIn.url}/indexes`, { method: "POST", body: "{", headers: { authorization: `Bearer ${MASTER_KEY}` } }).then(
      (answer) => answer.json(),
    ),
  ).toMatchObject({
    code: "malformed_payload",
    type: "invalid_request",
    link: "https://docs.meilisearch.com/errors#malformed_payload",
  })
})
