import { useLocale } from "next-intl"
import { localeFacts, type Locale } from "@/i18n/routing"
import type { Address } from "@/lib/customer"

/** An address as it stands on an envelope. */
export function AddressLines({ address }: { address: Address }) {
  const { tag } = localeFacts[useLocale() as Locale]
  const country = address.country_code && new Intl.DisplayNames([tag], { type: "region" }).of(address.country_code.toUpperCase())
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
