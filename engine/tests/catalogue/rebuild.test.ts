import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { type TestEngine, testEngine } from "@wekala/engine/testing"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { catalogueReady, documentOf, forgetCatalogueState, isCurrent, rebuildCatalogue, refreshCatalogue } from "./support"

let engine: TestEngine
let ids: string[]
beforeAll(async () => {
  engine = await testEngine()
  const products = engine.container.resolve(Modules.PRODUCT)
  const made = await products.createProducts([1, 2, 3].map((number) => ({ title: `Built ${number}`, status: "published" as const })))
  ids = made.map(({ id }) => id)
  await refreshCatalogue()
})

/** Of a process that has no documents, Medusa answers; other test files change products and run no job. */
afterAll(() => queryRows("DELETE FROM wekala_catalogue_version"))

const ready = () => {
  forgetCatalogueState()
  return catalogueReady()
}

test("there are documents to read once all have been built", async () => {
  await queryRows("DELETE FROM wekala_catalogue_version")
  expect(await ready()).toBe(false)
  await rebuildCatalogue()
  expect(await ready()).toBe(true)
  // Of a release that makes them in another way.
  await queryRows("UPDATE wekala_catalogue_version SET version = version + 1 WHERE part = 'format'")
  expect(await ready()).toBe(false)
  await rebuildCatalogue()
  expect(await ready()).toBe(true)
})

test("while nobody brings the documents up to date, Medusa answers", async () => {
  await rebuildCatalogue()
  await refreshCatalogue()
  await queryRows("UPDATE product SET subtitle = 'noted' WHERE id = $1", [ids[0]])
  expect(await ready()).toBe(true)
  await queryRows("UPDATE wekala_catalogue_change SET noted_at = now() - interval '6 seconds'")
  expect(await ready()).toBe(false)
  await refreshCatalogue()
  expect(await ready()).toBe(true)
})

test("what was noted before all are built is built with them and not once more", async () => {
  await queryRows("UPDATE product SET subtitle = 'noted before' WHERE id = $1", [ids[0]])
  await rebuildCatalogue()
  expect((await documentOf(ids[0] as string)).document).toMatchObject({ subtitle: "noted before" })
  expect(await queryRows("SELECT kind FROM wekala_catalogue_change")).toEqual([])
})

test("what is lost, wrong or too much is found and put right, and the rest is left alone", async () => {
  const [lost, wrong] = ids as [string, string]
  await queryRows("DELETE FROM wekala_catalogue_product WHERE product_id = $1", [lost])
  await queryRows("UPDATE wekala_catalogue_product SET document = '{}' WHERE product_id = $1", [wrong])
  await queryRows(
    `INSERT INTO wekala_catalogue_product SELECT (jsonb_populate_record(w, '{"product_id": "prod_gone"}')).*
     FROM wekala_catalogue_product w WHERE product_id = $1`,
    [wrong],
  )
  expect((await rebuildCatalogue()).changed).toBe(3)
  expect((await rebuildCatalogue()).changed).toBe(0)
  expect(await documentOf("prod_gone")).toBeUndefined()
})

describe("while all are built", () => {
  test("readers have the old documents, and changes are not lost", async () => {
    const [changed, drafted] = ids as [string, string]
    const [added] = await engine.container.resolve(Modules.PRODUCT).createProducts([{ title: "Added", status: "draft" }])
    await queryRows('UPDATE wekala_catalogue_product SET document = document || \'{"title": "Old"}\' WHERE product_id = $1', [changed])
    let isDone = false
    await rebuildCatalogue(async () => {
      if (isDone) return
      isDone = true
      expect((await documentOf(changed)).document).toMatchObject({ title: "Old" })
      // All three are built already.
      await queryRows("UPDATE product SET subtitle = 'meanwhile' WHERE id = $1", [changed])
      await queryRows("UPDATE product SET status = 'draft' WHERE id = $1", [drafted])
      await queryRows("UPDATE product SET status = 'published' WHERE id = $1", [added?.id])
      await refreshCatalogue()
      expect((await documentOf(changed)).document).toMatchObject({ subtitle: "meanwhile" })
    })
    expect(isDone).toBe(true)
    expect((await documentOf(changed)).document).toMatchObject({ subtitle: "meanwhile", title: "Built 1" })
    expect(await documentOf(drafted)).toBeUndefined()
    expect(await documentOf(added?.id as string)).toBeDefined()
    expect(await isCurrent([...ids, added?.id as string])).toBe(true)
  })

  test("nobody else can begin to", async () => {
    let refusal: unknown
    await rebuildCatalogue(async () => {
      refusal ??= await rebuildCatalogue().catch((error) => error)
    })
    expect(refusal).toMatchObject({ status: 409, code: "catalogue_rebuild_running" })
  })

  test("it can be broken off and begun again", async () => {
    await queryRows("UPDATE wekala_catalogue_product SET document = '{}' WHERE product_id = $1", [ids[0]])
    const broken = rebuildCatalogue(() => {
      throw new Error("Broken off")
    })
    await expect(broken).rejects.toThrow("Broken off")
    expect((await documentOf(ids[0] as string)).document).toEqual({})
    expect((await rebuildCatalogue()).changed).toBe(1)
    const [left] = await queryRows("SELECT to_regclass('wekala_catalogue_product_next') AS found")
    expect(left).toEqual({ found: null })
  })
})
