import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { AddressLines } from "@/components/account/address-lines"
import { Badge } from "@/components/account/badge"
import { DeleteKept } from "@/components/account/delete-kept"
import { AccountPage } from "@/components/account/section"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Link } from "@/i18n/navigation"
import { requireCustomer } from "@/lib/customer"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.addresses")
  return { title: t("title"), robots: { index: false } }
}

const NEW = "/account/addresses/new"

export default async function AddressesPage() {
  const { addresses } = await requireCustomer("/account/addresses")
  const t = await getTranslations("account.addresses")
  if (addresses.length === 0) {
    return (
      <AccountPage title={t("title")}>
        <Empty title={t("emptyTitle")} text={t("emptyText")}>
          <Button asChild>
            <Link href={NEW}>{t("add")}</Link>
          </Button>
        </Empty>
      </AccountPage>
    )
  }
  return (
    <AccountPage
      title={t("title")}
      action={
        <Button asChild size="small">
          <Link href={NEW}>{t("add")}</Link>
        </Button>
      }
    >
      <ul className="grid gap-5 md:grid-cols-2">
        {addresses.map((address) => {
          const name = address.address_name || address.address_1 || address.city || ""
          return (
            <li key={address.id} className="flex flex-col rounded-3xl border border-line bg-panel p-6">
              <div className="mb-3 flex flex-wrap items-center gap-2">
                <h2 className="me-auto text-lg">
                  <bdi>{name}</bdi>
                </h2>
                {address.is_default_shipping && <Badge look="good">{t("shipsHere")}</Badge>}
                {address.is_default_billing && <Badge>{t("billsHere")}</Badge>}
              </div>
              <AddressLines address={address} />
              <div className="mt-auto flex gap-2 pt-4">
                <Button asChild look="secondary" size="small">
                  <Link href={`/account/addresses/${address.id}`}>
                    {t("edit")}
                    <span className="sr-only"> {name}</span>
                  </Link>
                </Button>
                <DeleteKept kind="address" id={address.id} name={name} />
              </div>
            </li>
          )
        })}
      </ul>
    </AccountPage>
  )
}
