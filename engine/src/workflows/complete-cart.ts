import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { passGates, undoGates } from "../payments/before-completion"
import { authorizeParts, settleSoon } from "../payments/parts"

// Medusa authorises the first payment session alone, does not compare what is paid with what the cart costs, and asks no
// plugin whether the cart may be bought.
completeCartWorkflow.hooks.validate(
  async ({ input, cart }, { container }) => {
    const passed = cart.completed_at ? [] : await passGates(container, input)
    try {
      return new StepResponse(undefined, { passed, session: await authorizeParts(container, input.id, cart) })
    } catch (error) {
      await undoGates(container, passed)
      throw error
    }
  },
  async (done, { container }) => {
    if (!done) return
    await undoGates(container, done.passed)
    if (done.session) await settleSoon(done.session)
  },
)
