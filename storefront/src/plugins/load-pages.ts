import type { DrawnPages } from "./slots"

export const loadPages = async (id: string) => ((await import(`./${id}/pages.ts`)) as { default: DrawnPages }).default
