import type { Express } from "express"
import { completeError } from "./error-handler"

/** Some of Medusa's middlewares answer errors themselves (`{ message: "Unauthorized" }`); these get type and code too. */
export function shapeErrors({ response }: Express): void {
  const { json } = response
  response.json = function (body: unknown) {
    return json.call(this, this.statusCode >= 400 ? completeError(this.statusCode, body) : body)
  }
}
