import type { ComponentType } from "react"
import { getI18n } from "react-i18next"
import { useFormat } from "../lib/use-format"
import { shortId } from "./links"

/** A word in the dashboard's trail of pages, in its language. */
export function Crumb({ name }: { name: string }) {
  const { t } = useFormat()
  return <>{t(name)}</>
}

type Match = { params: { id?: string } }

/**
 * Trail and window title of a page about one thing. The trail names the thing once it has loaded; the
 * dashboard makes the title before that, so it can only say what sort of thing it is and which.
 *
 * @param sort key of the word for it
 * @param Name shows its name; asks the same query as the page, so it costs no request
 */
export function detailHandle(sort: string, Name: ComponentType<{ id: string }>) {
  return {
    breadcrumb: ({ params: { id = "" } }: Match) => <Name id={id} />,
    seo: ({ params: { id = "" } }: Match) => ({ title: `${getI18n().t(sort, { ns: "auctions" })} ${shortId(id)}` }),
  }
}

/** An identifier's end, until the name is known. */
export function CrumbName({ id, name }: { id: string; name: string | undefined }) {
  return name ? <bdi>{name}</bdi> : <bdi dir="ltr">{shortId(id)}</bdi>
}
