import type { ServerResponse } from "node:http"

/** Answers an error of the server's own, in the shape that every error has. */
export function answerError(
  response: ServerResponse,
  status: number,
  body: { type: string; code: string; message: string },
  headers: Record<string, string> = {},
): void {
  if (response.headersSent) return
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.statusCode = status
  response.setHeader("Content-Type", "application/json; charset=utf-8")
  response.end(JSON.stringify(body))
}
