import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { DomainError, errorResponse } from "./errors"
import { type IdempotencyClaim, claimIdempotencyKey } from "./idempotency"

/** Who may call: anyone with a publishable key, a signed-in customer, or an admin user (or secret API key). */
export type Audience = "public" | "customer" | "admin"

export interface Actor {
  /** The customer's or user's id; for a secret API key, the key's. Empty for the public. */
  readonly id: string
  readonly type: string
}

export interface RouteInput<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly actor: Actor
  readonly container: MedusaContainer
  /**
   * A name for this request's effect: the same on every retry with one `Idempotency-Key`, unique
   * otherwise. Pass it on as the reference of what is made, so that a retry after a crash makes it once.
   */
  readonly reference: string
  readonly request: AuthenticatedMedusaRequest
  readonly response: MedusaResponse
}

type Schema = z.ZodType
type Output<S> = S extends Schema ? z.output<S> : undefined

export interface RouteDefinition<
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
> {
  /** One line for the API reference. */
  summary: string
  /** More about meaning, units and rules, in Markdown. */
  description?: string
  /** Groups routes in the API reference: `Wallet`. */
  tag: string
  audience: Audience
  params?: P
  query?: Q
  body?: B
  /** Documents the answer; tests hold answers against it. Leave out for a file. */
  response?: Schema
  /** Status of a successful answer; 200 unless told. */
  status?: 200 | 201 | 202 | 204
  /** Error codes a client should expect beside those of every route. */
  errors?: Record<string, string>
  /**
   * Has our own server answer this store route ahead of Medusa, whose pipeline costs more than a handler of a few statements:
   * with the same checks and answers, the publishable key and the session looked up once a second. For hot
   * paths. Stock `medusa start` serves it as any other; so does Medusa for who comes with a session cookie or a form.
   */
  fast?: boolean
  /**
   * What an `Idempotency-Key` does. `answer`, unless told: the answer is kept, and a retry is given it. `reference`: nothing is
   * kept, which saves two statements; `handle` is called again with the same `reference` (made of the actor, the path and the
   * key), and must itself answer for a known one what the first call made, and refuse other values under it.
   */
  idempotency?: "answer" | "reference"
  /** Answers a file instead of JSON; `handle` then writes to `response` itself. */
  produces?: "text/csv"
  handle: (input: RouteInput<Output<P>, Output<Q>, Output<B>>) => Promise<unknown>
}

export interface RouteHandler {
  (request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void>
  readonly definition: RouteDefinition
}

/**
 * A route handler for a `route.ts` file (`export const POST = defineRoute({ … })`), giving what every
 * route of ours gives: validated input with unknown fields refused, the audience checked, errors in one
 * shape, `Idempotency-Key` on everything that changes something, and an entry in the API reference.
 */
export function defineRoute<
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(definition: RouteDefinition<P, Q, B>): RouteHandler {
  // Once: zod compiles a schema at its first use.
  const params = definition.params && strict(definition.params)
  const query = strict(definition.query ?? z.object({}))
  const body = strict(definition.body ?? z.object({}))
  const handler = async (request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> => {
    let claim: IdempotencyClaim | undefined
    try {
      const actor = authorize(definition.audience, request)
      const input = {
        params: params && parse("params", params, request.params),
        query: parse("query", query, request.query),
        body: parse("body", body, request.body ?? {}),
      }
      claim = await claimIdempotencyKey(request, actor, definition.idempotency)
      if (claim.stored) {
        response.setHeader("Idempotent-Replayed", "true")
        response.status(claim.stored.status).json(claim.stored.body)
        return
      }
      const result = await definition.handle({
        ...(input as never as { params: Output<P>; query: Output<Q>; body: Output<B> }),
        actor,
        container: request.scope,
        reference: claim.reference,
        request,
        response,
      })
      if (response.headersSent) return
      const status = definition.status ?? 200
      await claim.complete(status, result)
      if (status === 204) response.status(204).end()
      else response.status(status).json(result)
    } catch (error) {
      await answerError(error, request, response, claim)
    }
  }
  return Object.assign(handler, { definition: definition as unknown as RouteDefinition })
}

async function answerError(
  error: unknown,
  request: AuthenticatedMedusaRequest,
  response: MedusaResponse,
  claim: IdempotencyClaim | undefined,
): Promise<void> {
  const known = errorResponse(error)
  if (!known) {
    // The work may or may not have happened: give the key back, so that a retry can find out.
    await claim?.abandon().catch(() => undefined)
    throw error
  }
  request.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER).debug(`${request.method} ${request.path}: ${known.body.message}`)
  await claim?.complete(known.status, known.body)
  response.status(known.status).json(known.body)
}

function authorize(audience: Audience, request: AuthenticatedMedusaRequest): Actor {
  const { actor_id: id = "", actor_type: type = "" } = request.auth_context ?? {}
  if (audience === "customer" && !(type === "customer" && id)) {
    throw new DomainError({ status: 401, code: "sign_in_required", message: "Sign in as a customer first." })
  }
  // Medusa itself keeps everyone but users and secret keys from /admin.
  if (audience === "admin" && !id) {
    throw new DomainError({ status: 401, code: "sign_in_required", message: "Sign in as an admin user first." })
  }
  return { id, type }
}

function parse(part: "params" | "query" | "body", schema: Schema, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.flatMap((issue) => {
    const path = [part, ...issue.path.map(String)].join(".")
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: `${path}.${key}`, message: "unknown field" }))
      : [{ path, message: issue.message }]
  })
  throw new DomainError({
    status: 400,
    code: "invalid_input",
    message: fields.map((field) => `${field.path}: ${field.message}`).join("; "),
    fields,
  })
}

function strict(schema: Schema): Schema {
  return schema instanceof z.ZodObject ? schema.strict() : schema
}
