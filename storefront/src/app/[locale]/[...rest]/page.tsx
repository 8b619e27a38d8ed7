import { notFound } from "next/navigation"
import { plugins } from "@/plugins/manifest"

interface Props {
  params: Promise<{ rest: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Pages that trades bring; any other address is none of ours. */
export default async function PluginPage({ params, searchParams }: Props) {
  const path = (await params).rest.join("/")
  const page = plugins.flatMap(({ pages = [] }) => pages).find((each) => each.path === path)
  if (!page) notFound()
  return <page.Page parameters={await searchParams} />
}
