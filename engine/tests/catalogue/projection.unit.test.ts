import { expect, test } from "vitest"
import { project, selectionOf } from "../../src/catalogue/products/projection"
import { translate } from "../../src/catalogue/products/texts"

const cup = {
  id: "prod_1",
  title: "Cup",
  subtitle: null,
  type: null,
  tags: [],
  variants: [{ id: "variant_1", title: "Big", options: [{ id: "optval_1", value: "Red", option: { id: "opt_1", title: "Color" } }] }],
  categories: [{ id: "pcat_1", name: "Kitchen", parent_category: null, category_children: [{ id: "pcat_2", name: "Cups" }] }],
}

test.each<[string[], object | undefined]>([
  [["title"], { title: "Cup" }],
  [["subtitle", "nothing"], { subtitle: null }],
  [["type.value"], { type: null }],
  [["tags.value"], { tags: [] }],
  [["nothing.value"], undefined],
  // Of variants Medusa leaves the id that it joins on.
  [["variants.title"], { variants: [{ id: "variant_1", title: "Big" }] }],
  [["variants.options.value"], { variants: [{ id: "variant_1", options: [{ value: "Red" }] }] }],
  [["variants.options.option.title"], { variants: [{ id: "variant_1", options: [{ option: { title: "Color" } }] }] }],
  [["variants.options.*"], { variants: [{ id: "variant_1", options: [cup.variants[0]?.options[0]] }] }],
  [["categories.parent_category.name"], { categories: [{ parent_category: null }] }],
  // A record of which nothing asked for is there is none.
  [["categories.category_children.category_children.name"], { categories: [{ category_children: [undefined] }] }],
  [["categories.nothing.name"], { categories: [undefined] }],
  [["id", "categories.name"], { id: "prod_1", categories: [{ name: "Kitchen" }] }],
])("%j of a product", (fields, expected) => {
  expect(project(cup, selectionOf(fields))).toEqual(expected)
})

test.each<[string, object, object, object]>([
  ["a text", { id: "a", title: "Cup" }, { a: { title: "كوب" } }, { id: "a", title: "كوب" }],
  ["nothing of others", { id: "b", title: "Cup" }, { a: { title: "كوب" } }, { id: "b", title: "Cup" }],
  ["not an empty one", { id: "a", title: "Cup" }, { a: { title: " " } }, { id: "a", title: "Cup" }],
  ["not where there was none", { id: "a", title: null }, { a: { title: "كوب" } }, { id: "a", title: null }],
  ["not what was not asked for", { id: "a" }, { a: { title: "كوب" } }, { id: "a" }],
  [
    "not what nobody can name",
    { title: "Cup", tags: [{ value: "x" }] },
    { a: { title: "كوب", value: "y" } },
    { title: "Cup", tags: [{ value: "x" }] },
  ],
  ["not its id", { id: "a" }, { a: { id: "b" } }, { id: "a" }],
  [
    "deeper, whatever is above",
    { title: "Cup", tags: [{ id: "t", value: "x" }, undefined], type: { id: "y", value: "z" } },
    { t: { value: "X" }, y: { value: "Z" } },
    { title: "Cup", tags: [{ id: "t", value: "X" }, undefined], type: { id: "y", value: "Z" } },
  ],
])("translated is %s", (_what, record, texts, expected) => {
  translate(record as never, texts as never)
  expect(record).toEqual(expected)
})
