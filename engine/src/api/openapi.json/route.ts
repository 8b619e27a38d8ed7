import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { openApiDocument } from "../../kit/http/openapi"

/** The API reference as a document, for tools and for /docs. */
export async function GET(_request: MedusaRequest, response: MedusaResponse): Promise<void> {
  response.setHeader("Cache-Control", "public, max-age=300")
  response.json(await openApiDocument())
}
