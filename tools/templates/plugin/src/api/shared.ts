import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { DomainError } from "@wekala/engine/kit"
import type { __Module__Service } from "../modules/__plugin__/service"

export function __module__Of(container: MedusaContainer): __Module__Service {
  return container.resolve<__Module__Service>("__module__")
}

/** @throws DomainError `product_not_found` (404), also for a product that the shop does not show */
export async function requireProduct(container: MedusaContainer, id: string): Promise<void> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "product", fields: ["id"], filters: { id, status: "published" } })
  if (data.length === 0) throw new DomainError({ status: 404, code: "product_not_found", message: `There is no product ${id}.` })
}
