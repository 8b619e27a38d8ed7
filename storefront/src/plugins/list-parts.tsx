import "server-only"
import type { ComponentType } from "react"
import { PluginTexts } from "@/i18n/texts"
import { plugins } from "./manifest"
import type { PluginPart } from "./slots"

/** Parts of one kind, in the order of the manifest, each with its trade's texts. */
export async function listParts<Props extends object>(
  kind: PluginPart,
  load: (id: string) => Promise<{ default: readonly ComponentType<Props>[] }>,
) {
  const found = await Promise.all(
    plugins.filter(({ parts = [] }) => parts.includes(kind)).map(async (plugin) => ({ plugin, parts: (await load(plugin.id)).default })),
  )
  return found.flatMap(({ plugin, parts }) =>
    parts.map((Own, index) => ({
      key: `${plugin.id}-${index}`,
      Part: (props: Props) => (
        <PluginTexts plugin={plugin}>
          <Own {...props} />
        </PluginTexts>
      ),
    })),
  )
}
