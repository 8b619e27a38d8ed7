import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Item, planMoves } from "./joining"

const OWN = "cart_own"

/** Two carts in an engine that stops answering after some calls. */
class Carts {
  private calls = 0
  constructor(
    public own: Item[],
    public guest: Item[],
  ) {}

  /** As `moveItems` does it; true when it came to its end. */
  join(answers: number): boolean {
    this.calls = answers
    try {
      for (const { note, unnoted, variantId, into, total, metadata } of planMoves(OWN, this.own, this.guest)) {
        for (const { id } of unnoted)
          this.guest = this.change(this.guest, id, (item) => ({ ...item, metadata: { ...item.metadata, ...note } }))
        if (into) this.own = this.change(this.own, into.id, (item) => ({ ...item, quantity: total }))
        else
          this.own = this.change(
            [...this.own, { id: `new_${variantId}`, variant_id: variantId, quantity: total, metadata }],
            "",
            (item) => item,
          )
      }
      return true
    } catch {
      return false
    }
  }

  private change(items: Item[], id: string, edit: (item: Item) => Item): Item[] {
    if (this.calls-- <= 0) throw new Error("away")
    return items.map((item) => (item.id === id ? edit(item) : item))
  }

  countsOf() {
    return counts(this.own)
  }
}

const counts = (items: readonly Item[]) => {
  const found: Record<string, number> = {}
  for (const { variant_id, quantity } of items) found[String(variant_id)] = (found[String(variant_id)] ?? 0) + quantity
  return found
}

const cart = (prefix: string) =>
  fc
    .uniqueArray(fc.constantFrom("a", "b", "c", "d"))
    .chain((variants) =>
      fc.tuple(
        ...variants.map((variant_id) =>
          fc.record({
            id: fc.constant(`${prefix}_${variant_id}`),
            variant_id: fc.constant(variant_id),
            quantity: fc.integer({ min: 1, max: 5 }),
          }),
        ),
      ),
    )
    .map((items) => items as Item[])

describe("joining a guest's cart with the customer's", () => {
  it("neither loses nor doubles anything, wherever it breaks off and however often it is done again", () => {
    fc.assert(
      fc.property(cart("own"), cart("guest"), fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 5 }), (own, guest, stops) => {
        const carts = new Carts(own, guest)
        for (const answers of stops) carts.join(answers)
        expect(carts.join(99)).toBe(true)
        expect(carts.join(99)).toBe(true)
        expect(carts.countsOf()).toEqual(counts([...own, ...guest]))
      }),
    )
  })

  it("takes along what the guest adds after a join that broke off", () => {
    const carts = new Carts([{ id: "own_a", variant_id: "a", quantity: 1 }], [{ id: "guest_a", variant_id: "a", quantity: 2 }])
    carts.join(99)
    // The engine puts it into a line of its own, as the other one bears a note.
    carts.guest = [...carts.guest, { id: "guest_a2", variant_id: "a", quantity: 1 }]
    carts.join(99)
    carts.join(99)
    expect(carts.countsOf()).toEqual({ a: 4 })
  })

  it("leaves alone what the customer has put in elsewhere meanwhile", () => {
    const carts = new Carts([{ id: "own_a", variant_id: "a", quantity: 1 }], [{ id: "guest_a", variant_id: "a", quantity: 2 }])
    carts.join(99)
    carts.own = [{ id: "own_a", variant_id: "a", quantity: 7 }]
    carts.join(99)
    expect(carts.countsOf()).toEqual({ a: 7 })
  })

  it("keeps apart what differs by more than its variant", () => {
    const engraved = { id: "guest_a", variant_id: "a", quantity: 1, metadata: { engraving: "Nour" } }
    const [move, ...others] = planMoves(OWN, [{ id: "own_a", variant_id: "a", quantity: 1 }], [engraved])
    expect(others).toEqual([])
    expect(move).toMatchObject({ into: undefined, total: 1, metadata: { engraving: "Nour" } })
  })
})
