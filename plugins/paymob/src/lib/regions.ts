/** A country that Paymob serves: its host, and the clock by which its business day ends. */
export interface Region {
  readonly host: string
  readonly timeZone: string
}

/**
 * Paymob's hosts. Test and live use the same one; keys and integration ids decide which it is.
 * Source: developers.paymob.com, "Getting started", one per country.
 */
export const REGIONS = {
  eg: { host: "https://accept.paymob.com", timeZone: "Africa/Cairo" },
  ksa: { host: "https://ksa.paymob.com", timeZone: "Asia/Riyadh" },
  uae: { host: "https://uae.paymob.com", timeZone: "Asia/Dubai" },
  oman: { host: "https://oman.paymob.com", timeZone: "Asia/Muscat" },
  pak: { host: "https://pakistan.paymob.com", timeZone: "Asia/Karachi" },
} as const satisfies Record<string, Region>

export type RegionName = keyof typeof REGIONS

/** The calendar day of a moment on a region's clock: `2026-11-21`. */
export function dayIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(moment)
}

/**
 * The day on which Paymob made a transaction. Egypt's timestamps bear no offset and are local time already
 * (the documented sample has 11:33 where the bank's own field says 08:34 UTC); others have one.
 */
export function dayOfTransaction(createdAt: string, timeZone: string): string {
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(createdAt)
  const moment = new Date(createdAt)
  return hasOffset && !Number.isNaN(moment.getTime()) ? dayIn(moment, timeZone) : createdAt.slice(0, 10)
}
