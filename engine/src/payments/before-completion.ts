import type { MedusaContainer } from "@medusajs/framework/types"

/**
 * What a trade does before a cart of its own becomes an order. Medusa lets one handler alone look at a cart then, and the engine
 * is that one; it asks all that are declared here.
 */
export interface CompletionGate<Held = unknown> {
  /** Unique: the plugin's name. */
  readonly name: string
  /**
   * Called before anything is paid or written. Throws a `DomainError` to refuse; answers what `letGo` is to undo, or undefined
   * where the cart is none of its own. What it answers is stored as JSON.
   */
  readonly hold: (cart: { id: string }, container: MedusaContainer) => Promise<Held | undefined>
  /** The cart did not become an order after all. Safe to call twice. */
  readonly letGo: (held: Held, container: MedusaContainer) => Promise<void>
}

/** What a gate has let through, to be undone should the completion fail. */
export interface Passed {
  readonly gate: string
  readonly held: unknown
}

const gates = new Map<string, CompletionGate>()

/** Declares a gate. Beside the plugin's module, so that it is there whenever the plugin is. */
export function beforeCompletion<Held>(gate: CompletionGate<Held>): void {
  gates.set(gate.name, gate as CompletionGate)
}

/** Asks every gate; what the first ones have held is let go of when a later one refuses. */
export async function passGates(container: MedusaContainer, cart: { id: string }): Promise<Passed[]> {
  const passed: Passed[] = []
  try {
    for (const gate of gates.values()) {
      const held = await gate.hold(cart, container)
      if (held !== undefined) passed.push({ gate: gate.name, held })
    }
    return passed
  } catch (error) {
    await undoGates(container, passed)
    throw error
  }
}

export async function undoGates(container: MedusaContainer, passed: readonly Passed[]): Promise<void> {
  for (const { gate, held } of passed) await gates.get(gate)?.letGo(held, container)
}
