import { useLocale } from "next-intl"
import type { Locale } from "@/i18n/routing"
import { countryName } from "@/lib/country-name"
import type { Address } from "@/lib/customer"

/** An address as it stands on an envelope. */
export function AddressLines({ address }: { address: Address }) {
  const locale = useLocale() as Locale
  const country = address.country_code && countryName(address.country_code, locale)
  const lines = [
    [address.first_name, address.last_name].filter(Boolean).join(" "),
    address.address_1,
    address.address_2,
    [address.postal_code, address.city].filter(Boolean).join(" "),
    country,
  ].filter((line): line is string => Boolean(line))
  return (
    <address className="text-sm leading-relaxed text-soft not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          <bdi>{line}</bdi>
        </span>
      ))}
      {address.phone && <bdi dir="ltr">{address.phone}</bdi>}
    </address>
  )
}
