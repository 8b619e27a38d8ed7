import { expect, it } from "vitest"
import { backPath } from "./back-path"

it.each([
  ["/checkout", "/checkout"],
  ["/account/orders?page=2", "/account/orders?page=2"],
  ["/ar/cart", "/cart"],
  ["/fr", "/"],
  ["/frames", "/frames"],
  ["/a/../cart", "/cart"],
])("goes back to %s", (value, path) => {
  expect(backPath(value)).toBe(path)
})

it.each([
  undefined,
  "",
  "cart",
  ["/cart"],
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\t//evil.example",
  "/.//evil.example",
  "/en//evil.example",
  "/a/..//evil.example",
  "javascript:alert(1)",
])("goes to the account instead of %j", (value) => {
  expect(backPath(value)).toBe("/account")
})
