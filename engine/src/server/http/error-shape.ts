import type { RequestHandler } from "express"
import { completeError } from "./error-handler"

/** Some of Medusa's middlewares answer errors themselves (`{ message: "Unauthorized" }`); these get type and code too. */
export const errorShape: RequestHandler = (_request, response, next) => {
  const json = response.json.bind(response)
  response.json = (body: unknown) => json(response.statusCode >= 400 ? completeError(response.statusCode, body) : body)
  next()
}
