import type { Metadata } from "next"
import type { NextRequest } from "next/server"
import type { ComponentType } from "react"
import type { Locale } from "@/i18n/routing"
import type { Hit } from "@/lib/search"

/**
 * What a trade brings to the shop window. What of it is drawn stands in files of its folder: see `PluginPart` and
 * `PluginPage`. Every part is a server component; each fetches for itself.
 */
export interface StorefrontPlugin {
  /** As in `@wekala/<id>`, and the name of its folder; its texts are under `plugins.<id>`. */
  readonly id: string
  readonly messages: (locale: Locale) => Promise<Record<string, string>>
  /** Ways into its pages, from the shop's header and footer. */
  readonly links?: readonly PluginLink[]
  /** Pages of its own, at `/<path>`; drawn by `pages.ts`. Where a card is typed, under `checkout/`: only there its frames are let in. */
  readonly pages?: readonly PluginPage[]
  /** Pages of the account, at `/account/<path>`; drawn by `account.ts`. */
  readonly accountPages?: readonly AccountPage[]
  /** Parts of the shop's own pages. */
  readonly parts?: readonly PluginPart[]
  /**
   * Of its texts those that scripts of these parts, and of what the search has found, name; all of them where it does not say. What it
   * says is held by a test.
   */
  readonly partTexts?: readonly string[]
  /** Files that a signed-in customer can load, at `/account/files/<path>`. */
  readonly accountFiles?: readonly AccountFile[]
  /** Ways to pay that belong to the customer who is signed in, and are offered to nobody else. */
  readonly payments?: readonly PluginPayment[]
  /** Titles that the engine gives to its lines of carts and orders, with keys among its texts. */
  readonly lineNames?: Readonly<Record<string, string>>
  /** Addresses for its own scripts and forms, at `/api/plugins/<path>`. */
  readonly endpoints?: readonly PluginEndpoint[]
  /** What the shop's search finds of it, beside products; drawn by `search.ts`. */
  readonly searches?: readonly PluginSearch[]
  /** Paths, without a language, that search engines are to know. */
  readonly sitemap?: () => Promise<readonly string[]>
}

/** Each is the default export of the file of this name: sections of the home page, panels of a product's page and of the account's first. */
export type PluginPart = "home" | "product" | "overview"
/** Below the shop's own sections. */
export type HomeSections = readonly ComponentType[]
/** Below the price. */
export type ProductPanels = readonly ComponentType<{ productId: string }>[]
export type OverviewPanels = readonly ComponentType[]

/** The default export of `pages.ts` and `account.ts`: what draws each page, by its path. */
export type DrawnPages = Readonly<Record<string, DrawnPage>>

export interface DrawnPage {
  readonly Page: ComponentType<PageProps>
  /** More than its name: what search engines and links to it show. */
  readonly metadata?: (props: PageProps) => Promise<Metadata>
}

/** What a page's address says: after the `?`, and where the page's path has a `:name`. */
export interface PageProps {
  parameters: Readonly<Record<string, string | string[] | undefined>>
  segments: Readonly<Record<string, string>>
}

export interface PluginSearch {
  /** The kind of thing, as the engine's search names it. */
  readonly kind: string
  /** Keys among the plugin's texts: what things of this kind are called, and one of them. */
  readonly label: string
  readonly one: string
  /** Where one is shown. */
  readonly href: (found: { id: string; handle: string | null }) => string
}

/** The default export of `search.ts`: what draws a page of what was found, by its kind. */
export type DrawnHits = Readonly<Record<string, ComponentType<{ hits: readonly Hit[] }>>>

export interface PluginLink {
  readonly href: string
  /** Key of its name among the plugin's texts. */
  readonly label: string
}

export interface AccountPage {
  readonly path: string
  /** Key of its name among the plugin's texts. */
  readonly label: string
  /** Reached from another page, not from the account's navigation. */
  readonly isInner?: boolean
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
  /** `auctions`, or with names for parts that differ: `auctions/:id`. */
  readonly path: string
  /** Key of its name among the plugin's texts. */
  readonly label: string
}

type Handler = (request: NextRequest, segments: Readonly<Record<string, string>>) => Promise<Response>

export interface PluginEndpoint {
  /** As a page's path; begins with the plugin's id. */
  readonly path: string
  readonly GET?: Handler
  /** Asked from this shop's own pages only. */
  readonly POST?: Handler
}
