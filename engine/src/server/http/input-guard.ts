import type { RequestHandler } from "express"
import { answerError } from "./answer"

const MAX_URL_LENGTH = 8_192

/** Refuses requests whose URL nobody can read, before anything tries to. */
export const inputGuard: RequestHandler = (request, response, next) => {
  if (request.url.length > MAX_URL_LENGTH) {
    return answerError(response, 414, {
      type: "invalid_data",
      code: "url_too_long",
      message: `URLs may have ${MAX_URL_LENGTH} characters.`,
    })
  }
  if (!isReadable(request.path)) {
    return answerError(response, 400, { type: "invalid_data", code: "malformed_url", message: "The URL is not properly percent-encoded." })
  }
  if (/%00/.test(request.url)) {
    return answerError(response, 400, { type: "invalid_data", code: "invalid_text", message: "Text must not contain NUL." })
  }
  next()
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
