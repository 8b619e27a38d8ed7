import "server-only"
import { plugins } from "./manifest"
import type { PluginSearch, StorefrontPlugin } from "./slots"

export type TradeSearch = PluginSearch & { readonly plugin: StorefrontPlugin }

/** What trades let shoppers search for, by its kind. */
export const pluginSearches = (): ReadonlyMap<string, TradeSearch> =>
  new Map(plugins.flatMap((plugin) => (plugin.searches ?? []).map((search) => [search.kind, { ...search, plugin }] as const)))
