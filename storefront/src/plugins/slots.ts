import type { ComponentType } from "react"
import type { Locale } from "@/i18n/routing"

/** What a trade may bring to the shop window. Every part is a server component; each fetches for itself. */
export interface StorefrontPlugin {
  /** As in `@wekala/<id>`; its texts are under `plugins.<id>`. */
  readonly id: string
  readonly messages: (locale: Locale) => Promise<Record<string, string>>
  /** Sections of the home page, below the shop's own. */
  readonly homeSections?: readonly ComponentType[]
  /** Panels on a product's page, below its price. */
  readonly productPanels?: readonly ComponentType<{ productId: string }>[]
  /** Pages of the account, at `/account/<path>`. */
  readonly accountPages?: readonly AccountPage[]
  /** Panels on the account's first page. */
  readonly accountPanels?: readonly ComponentType[]
  /** Files that a signed-in customer can load, at `/account/files/<path>`. */
  readonly accountFiles?: readonly AccountFile[]
  /** Pages of its own, at `/<path>`. */
  readonly pages?: readonly PluginPage[]
}

export interface AccountPage {
  readonly path: string
  /** Key of its name among the plugin's texts. */
  readonly label: string
  readonly Page: ComponentType<{ parameters: Record<string, string | string[] | undefined> }>
}

export interface AccountFile {
  readonly path: string
  /** The file, as the answer to the browser. Throws the engine's refusals. */
  readonly read: (query: URLSearchParams) => Promise<Response>
}

export interface PluginPage {
  readonly path: string
  readonly label: string
  readonly Page: ComponentType<{ parameters: Record<string, string | string[] | undefined> }>
}
