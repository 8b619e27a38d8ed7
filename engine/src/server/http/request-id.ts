import { randomUUID } from "node:crypto"
import type { RequestHandler } from "express"
import { withRequestContext } from "../logging/context"

// Wide enough for UUIDs, ULIDs and trace ids; too narrow to smuggle line breaks into a log.
const SANE = /^[\w.:-]{1,128}$/

/**
 * Gives each request its id: the caller's `x-request-id` when it is sane, a new one otherwise. It is
 * answered, handed to Medusa (which reads the header), and part of every line logged on its behalf.
 */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.headers["x-request-id"]
  const id = typeof given === "string" && SANE.test(given) ? given : randomUUID()
  request.headers["x-request-id"] = id
  response.setHeader("X-Request-Id", id)
  withRequestContext({ requestId: id }, next)
}
