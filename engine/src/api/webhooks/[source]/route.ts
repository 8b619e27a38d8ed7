import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { receive } from "../../../webhooks/inbox"

/**
 * Where outside services tell of what has happened. No route of the kit's: its caller is known by a signature over the body's
 * own bytes. Faults are answered 5xx, so that the service sends again.
 */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { rawBody } = request as { rawBody?: Buffer }
  const query = Object.fromEntries(Object.entries(request.query).filter((entry): entry is [string, string] => typeof entry[1] === "string"))
  await receive(request.params.source as string, { rawBody: rawBody ?? Buffer.alloc(0), headers: request.headers, query }, request.scope)
  response.status(200).json({ received: true })
}
