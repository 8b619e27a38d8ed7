import type { DrawnHits } from "./slots"

export const loadDrawnHits = async (id: string) =>
  ((await import(/* turbopackOptional: true */ `./${id}/search.ts`)) as { default: DrawnHits }).default
