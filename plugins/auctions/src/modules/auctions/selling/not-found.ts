import { DomainError } from "@wekala/engine/kit"

export function saleNotFound(id: string): DomainError {
  return new DomainError({ status: 404, code: "sale_not_found", message: `There is no sale ${id}.` })
}
