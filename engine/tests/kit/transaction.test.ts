import { queryRows, transaction } from "@wekala/engine/kit"
import { testEngine } from "@wekala/engine/testing"
import { beforeAll, expect, test } from "vitest"

beforeAll(async () => {
  await testEngine()
  await queryRows("CREATE TABLE IF NOT EXISTS kit_counter (id int PRIMARY KEY, value int NOT NULL)")
  await queryRows("INSERT INTO kit_counter VALUES (1, 0), (2, 0) ON CONFLICT (id) DO UPDATE SET value = 0")
})

const add = (id: number) => ["UPDATE kit_counter SET value = value + 1 WHERE id = $1 RETURNING value", [id]] as const

test("a deadlock is run again until both callers are through", async () => {
  const both = (first: number, second: number) =>
    transaction(async (tx) => {
      await tx.query(...add(first))
      await new Promise((resolve) => setTimeout(resolve, 50))
      await tx.query(...add(second))
    })
  await Promise.all([both(1, 2), both(2, 1)])
  expect(await queryRows("SELECT value FROM kit_counter ORDER BY id")).toEqual([{ value: 2 }, { value: 2 }])
})

test("a serialisation failure is run again", async () => {
  await queryRows("UPDATE kit_counter SET value = 0")
  const increment = () =>
    transaction(
      async (tx) => {
        const [row] = await tx.query<{ value: number }>("SELECT value FROM kit_counter WHERE id = 1")
        await tx.query("UPDATE kit_counter SET value = $1 WHERE id = 1", [(row?.value ?? 0) + 1])
      },
      { isolation: "SERIALIZABLE", attempts: 50 },
    )
  await Promise.all(Array.from({ length: 8 }, increment))
  expect(await queryRows("SELECT value FROM kit_counter WHERE id = 1")).toEqual([{ value: 8 }])
})

test("it gives up after the attempts it was given, with the database's error", async () => {
  let attempts = 0
  const failing = transaction(
    async () => {
      attempts++
      throw Object.assign(new Error("again"), { code: "40001" })
    },
    { attempts: 3 },
  )
  await expect(failing).rejects.toThrow("again")
  expect(attempts).toBe(3)
})

test("any other error rolls back at once", async () => {
  const failing = transaction(async (tx) => {
    await tx.query(...add(2))
    throw new Error("stop")
  })
  await expect(failing).rejects.toThrow("stop")
  const [row] = await queryRows<{ value: number }>("SELECT value FROM kit_counter WHERE id = 2")
  expect(row?.value).toBe(0)
})
