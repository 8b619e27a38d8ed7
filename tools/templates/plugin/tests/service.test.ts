import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { race } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { refused, TEXT, unique, type __Module__Test, __module__Test } from "./support"

let t: __Module__Test
beforeAll(async () => {
  t = await __module__Test()
})

const submission = () => ({ reference: unique(), customer_id: unique("cus"), product_id: unique("prod"), text: TEXT })

describe("submitting", () => {
  test("makes one that waits for a decision", async () => {
    expect(await t.service.submit(submission())).toMatchObject({ status: "pending", text: TEXT, decided_by: null })
  })

  test("a second time under one reference answers the first one", async () => {
    const input = submission()
    const first = await t.service.submit(input)
    expect(await t.service.submit(input)).toEqual(first)
  })

  test("fifty at once by one customer for one product make one", async () => {
    const input = submission()
    const { fulfilled, rejected } = await race(50, () => t.service.submit({ ...input, reference: unique() }))
    expect(fulfilled).toHaveLength(1)
    expect(rejected).toEqual(Array.from({ length: 49 }, () => refused("__entity___exists", 409)))
  })

  test("is possible again after a rejection", async () => {
    const input = submission()
    const { id } = await t.service.submit(input)
    await t.service.decide(id, "reject", "user_1")
    expect(await t.service.submit({ ...input, reference: unique() })).toMatchObject({ status: "pending" })
  })

  test("tells the merchant at the dashboard's bell, once", async () => {
    const input = submission()
    await t.service.submit(input)
    await t.service.submit(input)
    await t.engine.clock.run()
    const notifications = await t.engine.container
      .resolve(Modules.NOTIFICATION)
      .listNotifications({ channel: "feed" }, { take: null as never })
    expect(notifications.filter(({ data }) => data?.description === input.product_id)).toHaveLength(1)
  })
})

describe("deciding", () => {
  test("two admins at once: one approves, the other is refused", async () => {
    const { id } = await t.service.submit(submission())
    const { fulfilled, rejected } = await race(2, (admin) => t.service.decide(id, "approve", `user_${admin}`))
    expect(fulfilled).toEqual([expect.objectContaining({ status: "approved" })])
    expect(rejected).toEqual([refused("__entity___approve_not_allowed", 409)])
  })

  test("what is not there cannot be decided", async () => {
    await expect(t.service.decide("none", "approve", "user_1")).rejects.toEqual(refused("__entity___not_found", 404))
  })
})

test("the database itself forbids a decision without a name", async () => {
  const { id } = await t.service.submit(submission())
  await expect(queryRows("UPDATE __entity__ SET status = 'approved' WHERE id = $1", [id])).rejects.toMatchObject({ code: "23514" })
})
