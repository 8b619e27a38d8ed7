import "server-only"
import { plugins } from "./manifest"
import type { PluginPart } from "./slots"

/** Parts of one kind, in the order of the manifest. */
export async function listParts<Part>(kind: PluginPart, load: (id: string) => Promise<{ default: readonly Part[] }>) {
  const found = await Promise.all(
    plugins.filter(({ parts = [] }) => parts.includes(kind)).map(async ({ id }) => ({ id, parts: (await load(id)).default })),
  )
  return found.flatMap(({ id, parts }) => parts.map((Part, index) => ({ key: `${id}-${index}`, Part })))
}
