import { plugins } from "@/plugins/manifest"
import type { Locale } from "./routing"

type Messages = { [key: string]: string | Messages }

/** The files of a language, by the part of the shop that they are for; no two have the same key at the top. */
const AREAS = ["shop", "checkout", "account"] as const

/** The shop's own texts, and under `plugins` those that each trade brings. */
export async function messagesOf(locale: Locale): Promise<Messages> {
  const own = await Promise.all(
    AREAS.map(async (area) => ((await import(`../../messages/${locale}/${area}.json`)) as { default: Messages }).default),
  )
  const theirs = await Promise.all(plugins.map(async ({ id, messages }) => [id, await messages(locale)] as const))
  return { ...Object.assign({}, ...own), plugins: Object.fromEntries(theirs) }
}
