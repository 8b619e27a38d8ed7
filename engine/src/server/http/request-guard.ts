import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { DomainError } from "../../kit/http/errors"

/** Deeper than any body that means something; a recursive function would run out of stack on much deeper ones. */
const MAX_DEPTH = 32

/**
 * Refuses parsed requests that no route can use: text with NUL, which PostgreSQL does not store, numbers
 * that are not exact, nesting without end, and `__proto__` in the path, which Medusa's auth routes look up in a plain object.
 */
export function requestGuard(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  if (/\/__proto__(\/|$|\?)/.test(request.originalUrl)) {
    throw new DomainError({ status: 404, code: "not_found", message: "There is no such resource." })
  }
  if (request.body) assertUsable(request.body, 0)
  next()
}

function assertUsable(value: unknown, depth: number): void {
  if (typeof value === "string") {
    if (value.includes("\0")) throw invalid("invalid_text", "Text must not contain NUL.")
    return
  }
  // Beyond it a double skips integers, and a quantity of 9e99 would break the sums of its cart for good.
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw invalid("out_of_range", "A number is out of range.")
  if (value === null || typeof value !== "object" || Buffer.isBuffer(value)) return
  if (depth >= MAX_DEPTH) throw invalid("nested_too_deeply", `The body may be nested ${MAX_DEPTH} levels deep.`)
  for (const [key, child] of Object.entries(value)) {
    assertUsable(key, depth)
    assertUsable(child, depth + 1)
  }
}

function invalid(code: string, message: string): DomainError {
  return new DomainError({ status: 400, code, message })
}
