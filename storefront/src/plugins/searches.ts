import "server-only"
import { plugins } from "./manifest"
import type { PluginSearch } from "./slots"

/** What trades let shoppers search for, by its kind. */
export const pluginSearches = (): ReadonlyMap<string, PluginSearch & { readonly plugin: string }> =>
  new Map(plugins.flatMap(({ id, searches = [] }) => searches.map((each) => [each.kind, { ...each, plugin: id }] as const)))
