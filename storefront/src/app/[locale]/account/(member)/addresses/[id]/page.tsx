import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import { AddressForm } from "@/components/account/address-form"
import { AccountPage } from "@/components/account/section"
import { ADDRESS_FIELDS } from "@/lib/address"
import { requireCustomer } from "@/lib/customer"
import { listRegions } from "@/lib/regions"

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.addresses")
  return { title: t("editTitle"), robots: { index: false } }
}

export default async function EditAddressPage({ params }: Props) {
  const { id } = await params
  const { addresses } = await requireCustomer(`/account/addresses/${id}`)
  const address = addresses.find((each) => each.id === id)
  if (!address) notFound()
  const t = await getTranslations("account.addresses")
  const texts = Object.fromEntries([...ADDRESS_FIELDS, "address_name" as const].map((field) => [field, address[field] ?? ""]))
  return (
    <AccountPage title={t("editTitle")}>
      <AddressForm
        address={{ ...texts, id, is_default_shipping: address.is_default_shipping, is_default_billing: address.is_default_billing }}
        countries={(await listRegions()).flatMap(({ countries }) => (countries ?? []).map(({ iso_2 }) => iso_2 ?? ""))}
      />
    </AccountPage>
  )
}
