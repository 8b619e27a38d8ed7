import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { queryRows } from "../../kit/database/query"
import { pruneNode } from "../store-fields/answer"
import { customerOf, identityOfCaller } from "./caller"
import { guestOrders } from "./guest-orders"
import { maskEmail, maskName } from "./mask"

type Node = Record<string, unknown>

/**
 * Medusa answers an order, with e-mail, telephone and addresses, to anybody who knows its id, which stands
 * in links and mails that get passed on. Its owner, signed in, is answered as before; everybody else gets
 * `SharedOrder`: how far it is, what was bought and what it costs. It works on the answer, so that no
 * `fields` and no route that answers an order brings more.
 */
export async function shareOrder(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  if (await isOwner(request)) return next()
  const json = response.json.bind(response)
  response.json = (body) => json(isNode(body) && isNode(body.order) ? { ...body, order: shared(body.order) } : body)
  next()
}

async function isOwner(request: MedusaRequest): Promise<boolean> {
  const customer = customerOf(request)
  if (!customer) return false
  const found = await queryRows(`SELECT id FROM "order" WHERE id = $1 AND customer_id = $2`, [request.params.id, customer])
  return found.length > 0 && !(await guestOrders(customer, identityOfCaller(request))).includes(request.params.id as string)
}

function shared(order: Node): Node {
  pruneNode(order, "SharedOrder")
  if (typeof order.email === "string") order.email = maskEmail(order.email)
  const address = order.shipping_address
  if (isNode(address)) {
    for (const name of ["first_name", "last_name"]) if (typeof address[name] === "string") address[name] = maskName(address[name])
  }
  return order
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === "object" && !Array.isArray(value)
}
