import { stopTestEngine } from "@wekala/engine/testing"

// The engine outlives each file; it is stopped when the process has run them all.
const state = globalThis as { wekalaStopsEngine?: boolean }
if (!state.wekalaStopsEngine) {
  state.wekalaStopsEngine = true
  process.once("beforeExit", () => void stopTestEngine())
}
