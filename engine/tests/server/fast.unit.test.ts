import { expect, test } from "vitest"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { hasRouteFile, hasSay } from "../../src/server/fast/discover"
import { Remembered } from "../../src/server/fast/remembered"
import { isHeld } from "../../src/server/fast/send"

const PATH = "/store/auctions/:id/bids"

test.each<[string, object, boolean]>([
  ["for everything", { matcher: "/*" }, true],
  ["for everything below", { matcher: "/store/auctions" }, true],
  ["for everything below, wildly", { matcher: "/store/*" }, true],
  ["for the route", { matcher: PATH, method: "POST" }, true],
  ["for the route, by another name", { matcher: "/STORE/:what/:id/bids", methods: ["GET", "POST"] }, true],
  ["for one id", { matcher: "/store/auctions/auc_1/bids", methods: ["POST"] }, true],
  ["as an expression", { matcher: /auctions/ }, true],
  ["for another method", { matcher: PATH, method: "GET" }, false],
  ["for the exact path above", { matcher: "/store/auctions/:id", method: "POST" }, false],
  ["for a path below", { matcher: "/store/auctions/:id/bids/:bid" }, false],
  ["for another path", { matcher: "/store/carts" }, false],
  ["for another path, wildly", { matcher: "/admin/*" }, false],
])("a middleware %s: %j has a say: %s", (_what, middleware, says) => {
  expect(hasSay(middleware as never, "POST", PATH)).toBe(says)
})

function remembered(size = 10) {
  let now = 0
  const asked: string[] = []
  const memory = new Remembered<string>(size, () => now)
  const get = (key: string, answer: () => string | undefined = () => key) =>
    memory.get(key, async () => {
      asked.push(key)
      return answer()
    })
  return { asked, get, wait: (ms: number) => (now += ms) }
}

test("what was found out is remembered for a second from when it was asked", async () => {
  const { asked, get, wait } = remembered()
  expect(await Promise.all([get("a"), get("a")])).toEqual(["a", "a"])
  wait(999)
  await get("a")
  expect(asked).toEqual(["a"])
  wait(1)
  await get("a")
  expect(asked).toEqual(["a", "a"])
})

test("what was not found, or could not be asked, is asked again", async () => {
  const { asked, get } = remembered()
  const away = () => {
    throw new Error("away")
  }
  expect(await get("a", () => undefined)).toBeUndefined()
  await expect(get("b", away)).rejects.toThrow("away")
  expect([await get("a"), await get("b")]).toEqual(["a", "b"])
  expect(asked).toEqual(["a", "b", "a", "b"])
})

test("the oldest goes where there is no place", async () => {
  const { asked, get } = remembered(2)
  for (const key of ["a", "b", "c", "b", "a"]) await get(key)
  expect(asked).toEqual(["a", "b", "c", "a"])
})

test.each<[string | undefined, boolean]>([
  ['W/"a-1"', true],
  ['"a-1"', true],
  ['"b", W/"a-1"', true],
  ["*", true],
  ['W/"a"', false],
  ["", false],
  [undefined, false],
])("who sends If-None-Match %s has the answer: %s", (given, isThere) => {
  expect(isHeld(given, 'W/"a-1"')).toBe(isThere)
})

test.each<[string, string, boolean]>([
  ["the same", "store/fast-test/:id", true],
  ["another parameter's name", "STORE/fast-test/:other", true],
  ["a path above", "store/fast-test", false],
  ["a parameter where there is none", "store/:id/mine", false],
])("a folder of routes has a file for %s", (_what, path, has) => {
  const segments = path.split("/").map((segment) => (segment.startsWith(":") ? segment : segment.toLowerCase()))
  expect(hasRouteFile(join(dirname(fileURLToPath(import.meta.url)), "fixtures/fast/api"), segments)).toBe(has)
})
