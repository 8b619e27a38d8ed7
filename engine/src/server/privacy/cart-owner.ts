import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { queryRows } from "../../kit/database/query"
import { DomainError } from "../../kit/http/errors"
import { customerOf } from "./caller"

/**
 * A guest's cart is whoever's has its id: 80 random bits that only the guest's browser keeps. A cart that
 * somebody has used signed in is theirs alone; for all others it does not exist.
 */
export async function guardCart(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const id = request.params.id as string
  const customer = customerOf(request)
  const owner = await ownerOf(id)
  if (owner && owner !== customer) throw cartNotFound(id)
  const isWrite = request.method !== "GET" && request.method !== "HEAD"
  finish(request, response, next, customer && isWrite && !owner ? () => claim(id, customer) : undefined)
  next()
}

/** For `POST /store/carts`, whose cart has its id only in the answer. */
export function claimNewCart(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const customer = customerOf(request)
  finish(request, response, next, customer ? (id) => claim(id, customer) : undefined)
  next()
}

/** For routes that name the cart in `cart_id`. */
export async function guardNamedCart(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const body = request.body as { cart_id?: unknown } | undefined
  for (const id of [request.query.cart_id, body?.cart_id]) {
    if (typeof id !== "string") continue
    const owner = await ownerOf(id)
    if (owner && owner !== customerOf(request)) throw cartNotFound(id)
  }
  next()
}

/** For the payments of a cart. Those of other things, such as a wallet's top-up, are no cart's. */
export async function guardPayment(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const id = request.params.id as string
  const [found] = await queryRows<{ customer_id: string }>(
    `SELECT o.customer_id FROM cart_payment_collection l JOIN wekala_cart_owner o ON o.cart_id = l.cart_id
     WHERE l.payment_collection_id = $1 AND l.deleted_at IS NULL`,
    [id],
  )
  if (found && found.customer_id !== customerOf(request)) throw notFound("payment_collection_not_found", `payment collection ${id}`)
  next()
}

async function ownerOf(cartId: string): Promise<string | undefined> {
  const [found] = await queryRows<{ customer_id: string }>("SELECT customer_id FROM wekala_cart_owner WHERE cart_id = $1", [cartId])
  return found?.customer_id
}

/** Only a cart that Medusa has made this customer's: with a guest's cart one may look on while signed in. */
async function claim(cartId: string, customer: string): Promise<void> {
  await queryRows(
    `INSERT INTO wekala_cart_owner (cart_id, customer_id)
     SELECT id, customer_id FROM cart WHERE id = $1 AND customer_id = $2 ON CONFLICT (cart_id) DO NOTHING`,
    [cartId, customer],
  )
}

interface CartAnswer {
  cart?: { id?: string; customer?: { id?: string; email?: string } | null }
}

/** Before a success is answered: the cart is claimed, and of somebody else's account no more is told than was typed. */
function finish(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
  claimCart: ((id: string) => Promise<void>) | undefined,
): void {
  const json = response.json.bind(response)
  response.json = (answer) => {
    const body = answer as CartAnswer
    // The error handler may answer after a failure below.
    response.json = json
    if (response.statusCode >= 400) return json(body)
    const customer = body?.cart?.customer
    if (body?.cart && customer && customer.id !== customerOf(request)) body.cart.customer = typed(customer)
    const id = request.params.id ?? body?.cart?.id
    if (!claimCart || !id) return json(body)
    claimCart(id).then(() => json(body), next)
    return response
  }
}

/** Medusa finds the account of the e-mail that a guest types, and would tell its name and telephone number. */
function typed({ id, email }: { id?: string; email?: string }) {
  return { ...(id !== undefined && { id }), ...(email !== undefined && { email }) }
}

function cartNotFound(id: string): DomainError {
  return notFound("cart_not_found", `cart ${id}`)
}

function notFound(code: string, what: string): DomainError {
  return new DomainError({ status: 404, code, message: `There is no ${what}.` })
}
