import express, { type Request } from "express"

export type QueryParser = (search: string) => Record<string, unknown>

/** Express's own, which the application does without, as most requests are read by Medusa's. */
export const queryParser = () => express().get("query parser fn") as QueryParser

/** What follows the question mark. */
export function searchOf({ url }: Request): string {
  const at = url.indexOf("?")
  return at < 0 ? "" : url.slice(at + 1)
}
