import { createRequire } from "node:module"
import express from "express"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Answer, Answers, atMost, inBatches, lastingAnswer, Places, readQuery, sortedQuery } from "../../src/catalogue/answers"

const etagOf = (body: Buffer) => `W/"${body.length}"`
const answer = (text: string): Answer => lastingAnswer(text, etagOf)
const textOf = async (given: Answer | undefined) => (await given?.finish())?.body.toString()

describe("kept answers", () => {
  const keep = (answers: Answers, key: string, version = "1", text = key) =>
    answers.make(key, version, async () => ({ answer: answer(text), keep: true }))

  test("are given for the version that they were made under, and no other", async () => {
    const answers = new Answers(10_000)
    await keep(answers, "a", "1", "old")
    expect(await textOf(answers.get("a", "1"))).toBe("old")
    expect(answers.get("a", "2")).toBeUndefined()
    await keep(answers, "a", "2", "new")
    expect(await textOf(answers.get("a", "2"))).toBe("new")
    expect(answers.get("a", "1")).toBeUndefined()
  })

  test("a slow one of an old version is not given for the new one", async () => {
    const answers = new Answers(10_000)
    let finish = (_made: { answer: Answer; keep: boolean }) => {}
    const slow = answers.make(
      "a",
      "1",
      () =>
        new Promise((resolve) => {
          finish = resolve
        }),
    )
    await keep(answers, "a", "2", "new")
    finish({ answer: answer("old"), keep: true })
    expect(await textOf(await slow)).toBe("old")
    expect(await textOf(answers.get("a", "2"))).not.toBe("old")
  })

  test("a thousand who ask at once have it made once", async () => {
    const answers = new Answers(10_000)
    let made = 0
    const all = await Promise.all(
      Array.from({ length: 1_000 }, () => answers.make("a", "1", async () => ({ answer: answer(`made ${++made}`), keep: true }))),
    )
    expect(made).toBe(1)
    expect(new Set(await Promise.all(all.map(textOf)))).toEqual(new Set(["made 1"]))
  })

  test("what failed, could not be made or is of the moment is not kept", async () => {
    const answers = new Answers(10_000)
    await expect(answers.make("a", "1", () => Promise.reject(new Error("away")))).rejects.toThrow("away")
    expect(await answers.make("a", "1", async () => undefined)).toBeUndefined()
    expect(await textOf(await answers.make("a", "1", async () => ({ answer: answer("now"), keep: false })))).toBe("now")
    expect([answers.get("a", "1"), answers.bytes]).toEqual([undefined, 0])
    expect(await textOf(await keep(answers, "a"))).toBe("a")
  })

  test("the least recently asked for goes where there is no room, and one that is too large never comes in", async () => {
    const answers = new Answers(4_000)
    const large = "x".repeat(600)
    for (const key of ["a", "b", "c", "d"]) await keep(answers, key, "1", large)
    answers.get("a", "1")
    await keep(answers, "e", "1", large)
    expect(["a", "b", "c", "d", "e"].filter((key) => answers.get(key, "1"))).toEqual(["a", "c", "d", "e"])
    await keep(answers, "f", "1", "x".repeat(900))
    expect(answers.get("f", "1")).toBeUndefined()
  })

  test("never take more than their room, and know what they take", async () => {
    const step = fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom("1", "2"), fc.nat(1_500))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const answers = new Answers(3_000)
        for (const [key, version, length] of steps) {
          await keep(answers, key, version, "x".repeat(length))
          expect(answers.bytes).toBeLessThanOrEqual(3_000)
        }
        const left = ["a", "b", "c", "d", "e"].map((key) => answers.get(key, "1") ?? answers.get(key, "2"))
        expect(answers.bytes).toBe(left.reduce((sum, one) => sum + (one ? one.bytes + 302 : 0), 0))
      }),
    )
  })
})

describe("answers with stock", () => {
  test("are filled at each request", async () => {
    const places = new Places()
    const body = { variants: ["a", "b", "c"].map((id) => ({ id, inventory_quantity: places.add(id, "sc_1") })) }
    let left = 5
    const made = places.answer(JSON.stringify(body), etagOf, async (ids, channel) => {
      expect([ids, channel]).toEqual([["a", "b", "c"], "sc_1"])
      return (id) => (id === "b" ? null : left)
    })
    const quantities = async () =>
      JSON.parse((await textOf(made)) as string).variants.map((one: Record<string, unknown>) => one.inventory_quantity)
    expect(await quantities()).toEqual([5, null, 5])
    left = 4
    expect(await quantities()).toEqual([4, null, 4])
    expect((await made.finish()).etag).toBe(etagOf((await made.finish()).body))
  })

  test("no text of a merchant's is taken for a place", async () => {
    const places = new Places()
    const quantity = places.add("a", "sc_1")
    const body = { title: `"${"0".repeat(36)}:0"`, nested: JSON.stringify({ quantity }), quantity }
    const made = places.answer(JSON.stringify(body), etagOf, async () => () => 7)
    expect(JSON.parse((await textOf(made)) as string)).toEqual({ ...body, quantity: 7 })
  })

  test("who asks while a count is under way waits for the next one, all in one", async () => {
    const asked: string[][] = []
    const finish: (() => void)[] = []
    const quantities = inBatches((ids) => {
      asked.push([...ids])
      return new Promise((resolve) => finish.push(() => resolve((id) => Number(id))))
    })
    const answered = (ids: string[]) => quantities(ids, "sc_1").then((of) => ids.map(of))
    const settled = () => new Promise((resolve) => setImmediate(resolve))
    const first = [answered(["1"]), answered(["2"])]
    await settled()
    const next = [answered(["3"]), answered(["3", "4"])]
    await settled()
    expect(asked).toEqual([["1", "2"]])
    finish[0]?.()
    expect(await Promise.all(first)).toEqual([[1], [2]])
    await settled()
    expect(asked).toEqual([
      ["1", "2"],
      ["3", "4"],
    ])
    finish[1]?.()
    expect(await Promise.all(next)).toEqual([[3], [3, 4]])
  })

  test("a count that fails is told to who waits for it, and the next one is made", async () => {
    let calls = 0
    const quantities = inBatches(async () => {
      if (++calls === 1) throw new Error("away")
      return () => 1
    })
    await expect(quantities(["a"], "sc_1")).rejects.toThrow("away")
    expect((await quantities(["a"], "sc_1"))("a")).toBe(1)
  })
})

describe("queries", () => {
  // The one that Medusa reads queries with.
  const qs = createRequire(createRequire(import.meta.url).resolve("@medusajs/medusa"))("qs") as {
    parse(search: string, options: object): Record<string, unknown>
  }
  const medusa = (search: string) => qs.parse(search, { arrayLimit: Number.POSITIVE_INFINITY })
  const express4 = express().get("query parser fn") as (search: string) => Record<string, unknown>

  const word = fc.constantFrom(
    "a",
    "b",
    "limit",
    "category_id",
    "fields",
    "created_at",
    "%24gt",
    "toString",
    "__proto__",
    "",
    "a%20b",
    "1",
    "25",
  )
  const bracket = fc.constantFrom("", "", "[]", "%5B%5D", "[0]", "[1]", "%5b2%5D", "[25]", "[$gt]", "[a][b]", "[", "]", "[a")
  const value = fc.constantFrom("", "1", "x", "a+b", "%D8%A3", "%5B", "a=b", "%zz", "[]", "]=")
  const pair = fc.tuple(word, bracket, fc.option(value)).map(([name, list, is]) => name + list + (is === null ? "" : `=${is}`))

  test("are read as Medusa reads them, or left to it", () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
        const search = pairs.join("&")
        const query = readQuery(search, express4)
        if (query) expect(query).toEqual(medusa(search))
      }),
      { numRuns: 5_000 },
    )
  })

  test.each<[string, object]>([
    ["category_id[]=a&category_id[]=b", { category_id: ["a", "b"] }],
    ["category_id%5B0%5D=a&category_id%5B1%5D=b&limit=1", { category_id: ["a", "b"], limit: "1" }],
    ["q=red+shoes&fields=%2Bvariants.sku", { q: "red shoes", fields: "+variants.sku" }],
    ["", {}],
  ])("%s is served", (search, query) => {
    expect(readQuery(search, express4)).toEqual(query)
  })

  test.each(["a=1&a=2", "a[1]=x", "a[]=1&a[1]=2&a[]=3", "a=%zz", "toString=1", "a[25]=1"])("%s is left to Medusa", (search) => {
    expect(readQuery(search, express4)).toBeUndefined()
  })

  test("a list has no end", () => {
    const search = Array.from({ length: 60 }, (_, n) => `id[${n}]=p${n}`).join("&")
    expect(readQuery(search, express4)).toEqual({ id: Array.from({ length: 60 }, (_, n) => `p${n}`) })
  })

  test("more than parsers read is left to Medusa", () => {
    expect(readQuery(Array(201).fill("a[]=1").join("&"), express4)).toBeUndefined()
  })

  test("in whatever order they are written, they mean the same, and are known to", () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
        const search = pairs.join("&")
        expect(medusa(sortedQuery(search))).toEqual(medusa(search))
      }),
      { numRuns: 2_000 },
    )
    expect(sortedQuery("limit=1&category_id[]=b&category_id%5B%5D=a")).toBe(sortedQuery("category_id[]=b&limit=1&category_id%5B%5D=a"))
  })
})

describe("at most so many at a time", () => {
  test("whatever comes and ends when, each has its turn, in order, and failures free their place", async () => {
    const each = fc.record({ steps: fc.nat(4), fails: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(each, { maxLength: 30 }), async (most, works) => {
        const inTurn = atMost(() => most)
        const begun: number[] = []
        let [running, highest] = [0, 0]
        const ended = works.map(({ steps, fails }, index) =>
          inTurn(async () => {
            begun.push(index)
            highest = Math.max(highest, ++running)
            for (let step = 0; step < steps; step++) await Promise.resolve()
            running -= 1
            if (fails) throw new Error("Failed")
            return index
          }),
        )
        const results = await Promise.allSettled(ended)
        expect(results.map(({ status }) => status === "rejected")).toEqual(works.map(({ fails }) => fails))
        expect(begun).toEqual(works.map((_, index) => index))
        expect(highest).toBeLessThanOrEqual(most)
        if (works.length >= most && works.every(({ steps }) => steps > 0)) expect(highest).toBe(most)
      }),
    )
  })

  test("more begin once more may", async () => {
    let most = 1
    const inTurn = atMost(() => most)
    const begun: string[] = []
    let end = () => {}
    const first = inTurn(async () => {
      begun.push("first")
      await new Promise<void>((resolve) => {
        end = resolve
      })
    })
    const others = ["second", "third"].map((name) =>
      inTurn(async () => {
        begun.push(name)
      }),
    )
    await Promise.resolve()
    expect(begun).toEqual(["first"])
    most = 2
    end()
    await Promise.all([first, ...others])
    expect(begun).toEqual(["first", "second", "third"])
  })
})
