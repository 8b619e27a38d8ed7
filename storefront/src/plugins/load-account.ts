import type { DrawnPages } from "./slots"

export const loadAccountPages = async (id: string) => ((await import(`./${id}/account.ts`)) as { default: DrawnPages }).default
