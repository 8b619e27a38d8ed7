import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { DomainError } from "@wekala/engine/kit"

/**
 * The product of a variant.
 * @throws DomainError `variant_not_found` (404)
 */
export async function requireVariant(container: MedusaContainer, id: string): Promise<{ product_id: string }> {
  const [variant] = await container.resolve(Modules.PRODUCT).listProductVariants({ id }, { take: 1, select: ["id", "product_id"] })
  if (variant?.product_id) return { product_id: variant.product_id }
  throw notFound("variant_not_found", "body.variant_id", `There is no variant ${id}.`)
}

/** @throws DomainError `customer_not_found` (404) */
export async function requireCustomer(container: MedusaContainer, id: string): Promise<void> {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id }, { take: 1, select: ["id"] })
  if (!customer) throw notFound("customer_not_found", "body.seller_id", `There is no customer ${id}.`)
}

/** @throws DomainError `category_not_found` (404), for one that shoppers do not see, too */
export async function requireCategory(container: MedusaContainer, id: string): Promise<void> {
  const [category] = await container
    .resolve(Modules.PRODUCT)
    .listProductCategories({ id, is_active: true, is_internal: false }, { take: 1, select: ["id"] })
  if (!category) throw notFound("category_not_found", "body.category_id", `There is no category ${id}.`)
}

const notFound = (code: string, path: string, message: string) =>
  new DomainError({ status: 404, code, message, fields: [{ path, message }] })
