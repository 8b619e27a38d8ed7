import { useLocale } from "next-intl"
import type { Locale } from "@/i18n/routing"
import { countryName } from "@/lib/country-name"
import { US_STATES } from "@/lib/address"

type Part = string | null | undefined

export interface AddressParts {
  first_name?: Part
  last_name?: Part
  address_1?: Part
  address_2?: Part
  postal_code?: Part
  city?: Part
  province?: Part
  country_code?: Part
}

/** An address as it stands on a parcel. */
export function AddressLines({ address }: { address: AddressParts | null | undefined }) {
  const locale = useLocale() as Locale
  if (!address) return null
  const state = US_STATES.find(([code]) => code === address.province)?.[1] ?? address.province
  const lines = [
    [address.first_name, address.last_name],
    [address.address_1],
    [address.address_2],
    address.country_code === "us"
      ? [address.city && `${address.city},`, state, address.postal_code]
      : [address.postal_code, address.city, state],
    [address.country_code && countryName(address.country_code, locale)],
  ]
  return (
    <address className="not-italic">
      {lines
        .map((parts) => parts.filter(Boolean).join(" "))
        .filter(Boolean)
        .map((line) => (
          <span key={line} className="block">
            <bdi>{line}</bdi>
          </span>
        ))}
    </address>
  )
}
