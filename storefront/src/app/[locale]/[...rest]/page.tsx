import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import { AllTexts } from "@/i18n/texts"
import { plugins } from "@/plugins/manifest"
import { findByPath } from "@/plugins/match-path"
import { loadPages } from "@/plugins/load-pages"
import type { DrawnPage, PageProps } from "@/plugins/slots"

interface Props {
  params: Promise<{ rest: string[] }>
  searchParams: Promise<PageProps["parameters"]>
}

const pages = plugins.flatMap(({ id, pages = [] }) => pages.map((page) => ({ ...page, id })))

const find = async (params: Props["params"]) => findByPath(pages, (await params).rest)

async function drawn({ id, path }: { id: string; path: string }): Promise<DrawnPage> {
  return (await loadPages(id))[path] ?? notFound()
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const found = await find(params)
  if (!found) return {}
  const { part, segments } = found
  const { metadata } = await drawn(part)
  if (metadata) return metadata({ parameters: await searchParams, segments })
  const t = await getTranslations("plugins")
  return { title: t(`${part.id}.${part.label}` as never) }
}

/** Pages that trades bring; any other address is none of ours. */
export default async function PluginPage({ params, searchParams }: Props) {
  const found = await find(params)
  if (!found) notFound()
  const { part, segments } = found
  const { Page } = await drawn(part)
  return (
    <AllTexts>
      <Page parameters={await searchParams} segments={segments} />
    </AllTexts>
  )
}
