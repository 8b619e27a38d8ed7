import { NextIntlClientProvider } from "next-intl"
import { getMessages } from "next-intl/server"
import type { ReactNode } from "react"
import { SHELL_TEXTS } from "./shell-texts"

interface Props {
  children: ReactNode
}

async function pick(areas: readonly string[], plugin?: string) {
  const { plugins = {}, ...own } = (await getMessages()) as Record<string, Record<string, unknown>>
  return {
    ...Object.fromEntries(areas.map((area) => [area, own[area]])),
    ...(plugin && { plugins: { [plugin]: plugins[plugin] } }),
  } as Awaited<ReturnType<typeof getMessages>>
}

/** The texts that scripts need on every page. */
export async function ShellTexts({ children }: Props) {
  return <NextIntlClientProvider messages={await pick(SHELL_TEXTS)}>{children}</NextIntlClientProvider>
}

/** Those of a trade's beside them, around its part of a page. */
export async function PluginTexts({ plugin, children }: Props & { plugin: string }) {
  return <NextIntlClientProvider messages={await pick(SHELL_TEXTS, plugin)}>{children}</NextIntlClientProvider>
}

/** All texts there are, for the pages that somebody comes to with something to do. */
export async function AllTexts({ children }: Props) {
  return <NextIntlClientProvider messages={await getMessages()}>{children}</NextIntlClientProvider>
}
