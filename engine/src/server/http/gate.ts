import type { RequestHandler } from "express"
import type { LifeCycle } from "../life-cycle"
import { answerError } from "./answer"

/** While Medusa loads, answers 503 rather than let clients wait or meet a closed port. */
export function gate(life: LifeCycle): RequestHandler {
  return (_request, response, next) => {
    if (life.state === "starting") {
      const body = { type: "unavailable", code: "starting", message: "The shop is starting; try again in a moment." }
      return answerError(response, 503, body, { "Retry-After": "1" })
    }
    // Connections kept alive would otherwise outlive the wish to stop.
    if (life.state === "stopping") response.setHeader("Connection", "close")
    next()
  }
}
