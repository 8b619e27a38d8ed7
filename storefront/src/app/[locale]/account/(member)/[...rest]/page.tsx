import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import { AccountPage } from "@/components/account/section"
import { requireCustomer } from "@/lib/customer"
import { plugins } from "@/plugins/manifest"

interface Props {
  params: Promise<{ rest: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function find(params: Props["params"]) {
  const path = (await params).rest.join("/")
  const [found] = plugins.flatMap(({ id, accountPages = [] }) =>
    accountPages.filter((page) => page.path === path).map((page) => ({ ...page, id })),
  )
  return found
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await find(params)
  if (!page) return {}
  const t = await getTranslations("plugins")
  return { title: t(`${page.id}.${page.label}` as never), robots: { index: false } }
}

/** Pages of the account that trades bring. */
export default async function PluginAccountPage({ params, searchParams }: Props) {
  const page = await find(params)
  if (!page) notFound()
  await requireCustomer(`/account/${page.path}`)
  const t = await getTranslations("plugins")
  return (
    <AccountPage title={t(`${page.id}.${page.label}` as never)}>
      <page.Page parameters={await searchParams} />
    </AccountPage>
  )
}
