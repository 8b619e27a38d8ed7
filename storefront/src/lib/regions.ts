import "server-only"
import type { HttpTypes } from "@medusajs/types"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import { localeFacts, type Locale } from "@/i18n/routing"
import { call } from "./engine"
import { readCountry } from "./session"

export interface Market {
  /** ISO 3166-1 alpha-2, lower case. */
  readonly country: string
  readonly region: HttpTypes.StoreRegion
  /** ISO 4217, lower case. */
  readonly currency: string
}

export const listRegions = cache(async () => {
  const { regions } = await call<{ regions: HttpTypes.StoreRegion[] }>("/store/regions", { tags: ["regions"] })
  return regions
})

/** Where the shopper is, or most likely is, and so which prices hold. */
export const currentMarket = cache(async (): Promise<Market> => {
  const locale = (await getLocale()) as Locale
  const regions = await listRegions()
  const regionOf = (country: string | undefined) =>
    country ? regions.find((region) => region.countries?.some(({ iso_2 }) => iso_2 === country)) : undefined
  const chosen = await readCountry()
  for (const country of [chosen, localeFacts[locale].country]) {
    const region = regionOf(country)
    if (country && region) return { country, region, currency: region.currency_code }
  }
  const [region] = regions
  if (!region) throw new Error("The shop has no region to sell in.")
  return { country: region.countries?.[0]?.iso_2 ?? "", region, currency: region.currency_code }
})
