import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { authorizeParts, settleSoon } from "../payments/parts"

// Medusa authorises the first payment session alone, and does not compare what is paid with what the cart costs.
completeCartWorkflow.hooks.validate(
  async ({ input, cart }, { container }) => new StepResponse(undefined, await authorizeParts(container, input.id, cart)),
  async (sessionId) => {
    if (sessionId) await settleSoon(sessionId)
  },
)
