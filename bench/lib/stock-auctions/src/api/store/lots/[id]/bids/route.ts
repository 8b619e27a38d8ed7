import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { placeBidWorkflow } from "../../../../../workflows/place-bid"

export async function POST(request: AuthenticatedMedusaRequest<{ amount: number }>, response: MedusaResponse): Promise<void> {
  const { result } = await placeBidWorkflow(request.scope).run({
    input: { lot_id: request.params.id as string, bidder_id: request.auth_context.actor_id, amount: request.validatedBody.amount },
  })
  response.status(201).json({ bid: result })
}
