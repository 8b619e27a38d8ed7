import { NextIntlClientProvider } from "next-intl"
import { getMessages } from "next-intl/server"
import type { ReactNode } from "react"
import type { StorefrontPlugin } from "@/plugins/slots"
import { SHELL_TEXTS } from "./shell-texts"

interface Props {
  children: ReactNode
}

type Texts = Awaited<ReturnType<typeof getMessages>>

const pick = (texts: Texts, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, texts[name]])) as Texts

/** The texts that scripts need on every page. */
export async function ShellTexts({ children }: Props) {
  return <NextIntlClientProvider messages={pick(await getMessages(), SHELL_TEXTS)}>{children}</NextIntlClientProvider>
}

/** Those of a trade's beside them, around its part of a page. */
export async function PluginTexts({ plugin: { id, partTexts }, children }: Props & { plugin: Pick<StorefrontPlugin, "id" | "partTexts"> }) {
  const all = await getMessages()
  const own = (all.plugins as Record<string, Texts>)[id] ?? {}
  const texts = { ...pick(all, SHELL_TEXTS), plugins: { [id]: partTexts ? pick(own, partTexts) : own } }
  return <NextIntlClientProvider messages={texts}>{children}</NextIntlClientProvider>
}

/** All texts there are, for the pages that somebody comes to with something to do. */
export async function AllTexts({ children }: Props) {
  return <NextIntlClientProvider messages={await getMessages()}>{children}</NextIntlClientProvider>
}
