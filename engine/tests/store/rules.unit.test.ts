import { expect, test } from "vitest"
import { maskEmail, maskName } from "../../src/server/privacy/mask"
import { findItemFault, returnableQuantity } from "../../src/server/returns/rules"

test.each([
  ["grace@example.com", "g•••@example.com"],
  ["🦊fox@example.com", "🦊•••@example.com"],
  ['"a@b"@example.com', '"•••@example.com'],
  ["@example.com", ""],
  ["nobody", ""],
])("the e-mail %s is shown as %s", (email, shown) => expect(maskEmail(email)).toBe(shown))

test.each([
  [" نور ", "ن•••"],
  ["Li", "L•••"],
  ["", ""],
])("the name %s is shown as %s", (name, shown) => expect(maskName(name)).toBe(shown))

test.each([
  [undefined, 0],
  [{ shipped_quantity: 3 }, 3],
  [{ delivered_quantity: 2 }, 2],
  [{ shipped_quantity: 3, delivered_quantity: 3, return_requested_quantity: 1, return_received_quantity: 1 }, 1],
  [{ shipped_quantity: 2, return_dismissed_quantity: 1, written_off_quantity: 4 }, 0],
])("of %o, %d can be sent back", (detail, most) => expect(returnableQuantity(detail)).toBe(most))

test("an item named twice counts together", () => {
  const lines = [{ id: "a", detail: { shipped_quantity: 2 } }]
  const twice = [
    { id: "a", quantity: 1 },
    { id: "a", quantity: 2 },
  ]
  expect(findItemFault(twice, lines)).toEqual({ index: 1, id: "a", code: "too_many", most: 2 })
  expect(findItemFault(twice.slice(0, 1), lines)).toBeUndefined()
  expect(findItemFault([{ id: "b", quantity: 1 }], lines)).toEqual({ index: 0, id: "b", code: "unknown" })
})
