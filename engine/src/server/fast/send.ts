import type { Request, Response } from "express"
import type { Finished } from "../../catalogue/answers"

/** What an answer of the catalogue depends on beside its address. */
const VARY = "Authorization, X-Publishable-Api-Key, X-Medusa-Locale"

/**
 * Lets whoever keeps an answer ask with its ETag before it is given again: a cache between, too, unless it is a
 * customer's. Stock Medusa says nothing, and caches then guess.
 */
export function sayHowToKeep(request: Request, response: Response): void {
  response.setHeader("Cache-Control", request.headers.authorization ? "private, no-cache" : "public, no-cache")
  const before = response.getHeader("Vary")
  response.setHeader("Vary", before ? `${String(before)}, ${VARY}` : VARY)
}

/** Sends what is finished, or 304 to who has it. */
export function sendAnswer(request: Request, response: Response, { body, etag }: Finished): void {
  sayHowToKeep(request, response)
  response.statusCode = 200
  response.setHeader("ETag", etag)
  if (request.headers["if-none-match"] !== undefined && request.fresh) {
    response.statusCode = 304
    response.end()
    return
  }
  response.setHeader("Content-Type", "application/json; charset=utf-8")
  response.setHeader("Content-Length", body.length)
  response.end(body)
}

/** The body that Medusa's own route answers; undefined when it is no success, or never comes. */
export function overhear(request: Request, response: Response): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { send } = response
    response.send = (text: unknown) => {
      response.send = send
      if (response.statusCode === 200 && typeof text === "string") {
        sayHowToKeep(request, response)
        resolve(text)
      } else resolve(undefined)
      return send.call(response, text)
    }
    response.once("close", () => resolve(undefined))
  })
}
