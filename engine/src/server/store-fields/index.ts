/**
 * Which fields the store routes of Medusa answer. Medusa 2.18 follows any relation that a shopper
 * names, from a tag to its draft products to whatever is linked to them; here each route has a type,
 * and each type says what may be read.
 */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http"
import { hideUnpublished, prune, recordsIn } from "./answer"
import { assertOrder, assertRequested, guardedPaths, resolveFields } from "./fields"
import { storeRoutes } from "./routes"
import { storeType } from "./types"

export { storeRoutes } from "./routes"
export { allowStoreFields, mayNameAdded } from "./types"

/**
 * For `defineMiddlewares`. Medusa runs a plugin's middlewares after its own for the same route, so these
 * find `queryConfig` made, defaults and all, and still come before the handler.
 */
export const storeFieldRoutes: MiddlewareRoute[] = storeRoutes.map(({ method, path, type }) => ({
  method,
  matcher: path,
  middlewares: [restrictFields(type)],
}))

function restrictFields(root: string) {
  // A name misspelt in the table of routes is found when the process starts.
  storeType(root)
  return (request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void => {
    assertRequested(request.query.fields, root)
    assertOrder(request.query.order, root)
    const { queryConfig } = request
    if (!queryConfig) return next()
    queryConfig.fields = resolveFields(queryConfig.fields, root)
    // A copy: handlers add to the fields what they need for themselves.
    filterAnswer(request, response, next, root, [...queryConfig.fields])
    next()
  }
}

function filterAnswer(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction, root: string, fields: string[]): void {
  const paths = guardedPaths(fields, root)
  const json = response.json.bind(response)
  response.json = (body) => {
    // The error handler may answer after a failure below, with what is no record.
    response.json = json
    const records = response.statusCode < 400 ? recordsIn(body) : []
    prune(records, fields, root)
    if (records.length === 0 || paths.length === 0) return json(body)
    hideUnpublished(records, paths, root, request.scope).then(() => json(body), next)
    return response
  }
}
