import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import { AccountPage } from "@/components/account/section"
import { requireCustomer } from "@/lib/customer"
import { plugins } from "@/plugins/manifest"
import { findByPath } from "@/plugins/match-path"
import { loadAccountPages } from "@/plugins/load-account"
import type { PageProps } from "@/plugins/slots"

interface Props {
  params: Promise<{ rest: string[] }>
  searchParams: Promise<PageProps["parameters"]>
}

const pages = plugins.flatMap(({ id, accountPages = [] }) => accountPages.map((page) => ({ ...page, id })))

const find = async (params: Props["params"]) => findByPath(pages, (await params).rest)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await find(params)
  if (!found) return {}
  const t = await getTranslations("plugins")
  return { title: t(`${found.part.id}.${found.part.label}` as never), robots: { index: false } }
}

/** Pages of the account that trades bring. */
export default async function PluginAccountPage({ params, searchParams }: Props) {
  const found = await find(params)
  if (!found) notFound()
  const { part, segments } = found
  const { Page } = (await loadAccountPages(part.id))[part.path] ?? notFound()
  await requireCustomer(`/account/${(await params).rest.join("/")}`)
  const t = await getTranslations("plugins")
  return (
    <AccountPage title={t(`${part.id}.${part.label}` as never)}>
      <Page parameters={await searchParams} segments={segments} />
    </AccountPage>
  )
}
