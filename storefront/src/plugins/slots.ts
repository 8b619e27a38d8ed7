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
  /** Ways to pay that belong to the customer who is signed in, and are offered to nobody else. */
  readonly payments?: readonly PluginPayment[]
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

export interface PluginPayment {
  /** The engine's id of the payment provider. */
  readonly provider: string
  /** Keys among the plugin's texts: its name, what is told of it, and what when there is too little in it. */
  readonly label: string
  readonly text: string
  readonly short: string
  /** How much of a currency the customer can pay with it, in major units. */
  readonly available: (currency: string) => Promise<number>
}

export interface PluginPage {
  readonly path: string
  readonly label: string
  readonly Page: ComponentType<{ parameters: Record<string, string | string[] | undefined> }>
}
