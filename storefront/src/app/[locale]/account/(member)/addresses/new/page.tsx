import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { AddressForm } from "@/components/account/address-form"
import { AccountPage } from "@/components/account/section"
import { requireCustomer } from "@/lib/customer"
import { currentMarket, listRegions } from "@/lib/regions"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.addresses")
  return { title: t("newTitle"), robots: { index: false } }
}

export default async function NewAddressPage() {
  const { first_name, last_name, phone, addresses } = await requireCustomer("/account/addresses/new")
  const t = await getTranslations("account.addresses")
  const [regions, { country }] = await Promise.all([listRegions(), currentMarket()])
  const isFirst = addresses.length === 0
  return (
    <AccountPage title={t("newTitle")}>
      <AddressForm
        address={{
          country_code: country,
          first_name: first_name ?? "",
          last_name: last_name ?? "",
          phone: phone ?? "",
          is_default_shipping: isFirst,
          is_default_billing: isFirst,
        }}
        countries={regions.flatMap(({ countries }) => (countries ?? []).map(({ iso_2 }) => iso_2 ?? ""))}
      />
    </AccountPage>
  )
}
