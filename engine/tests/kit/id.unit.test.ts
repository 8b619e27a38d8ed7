import { newId } from "@wekala/engine/kit"
import { expect, test } from "vitest"

test("ids are Medusa's form, unique, and sort by time", async () => {
  const first = newId("x")
  expect(first).toMatch(/^x_[0-9A-HJKMNP-TV-Z]{26}$/)
  await new Promise((resolve) => setTimeout(resolve, 2))
  expect(newId("x") > first).toBe(true)
  expect(new Set(Array.from({ length: 100_000 }, () => newId("x"))).size).toBe(100_000)
})

test("the time in an id is the moment it was made", () => {
  const before = Date.now()
  const digits = [...newId("x").slice(2, 12)].map((character) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(character))
  const time = digits.reduce((sum, digit) => sum * 32 + digit, 0)
  expect(time).toBeGreaterThanOrEqual(before)
  expect(time).toBeLessThanOrEqual(Date.now())
})
