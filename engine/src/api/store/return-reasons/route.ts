import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Medusa's own route, which keeps the translations of reasons to itself, in the language that was asked for. */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const { fields, pagination } = request.queryConfig
  const { data, metadata } = await request.scope
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph(
      { entity: "return_reason", fields, filters: request.filterableFields, pagination },
      { locale: (request as MedusaRequest & { locale?: string }).locale },
    )
  response.json({ return_reasons: data, count: metadata?.count, offset: metadata?.skip, limit: metadata?.take })
}
