import type { z } from "@medusajs/framework/zod"

/** Languages that letters are written in; a shop's other ones get English. */
export const LANGUAGES = ["en", "ar", "fr"] as const
export type Language = (typeof LANGUAGES)[number]

/** The language for a locale tag such as `fr-FR`. */
export function languageOf(locale: string | null | undefined): Language {
  const language = locale?.toLowerCase().split("-")[0]
  return LANGUAGES.find((known) => known === language) ?? "en"
}

/** A part of a letter, drawn alike in every mail program. */
export type Block =
  | { kind: "text"; text: string }
  | { kind: "button"; label: string; url: string }
  | { kind: "facts"; facts: readonly (readonly [label: string, value: string])[] }
  | { kind: "lines"; lines: readonly { title: string; detail?: string; amount?: string }[] }
  | { kind: "note"; text: string }

export interface Content {
  readonly subject: string
  /** What an inbox shows beside the subject. */
  readonly preview: string
  readonly body: readonly Block[]
}

/** What a letter is written with. */
export interface Pen<Key extends string> {
  readonly language: Language
  /** The shop's name. */
  readonly shop: string
  /** A text of the letter's in its language, `{name}` filled in. */
  t(key: Key, values?: Record<string, string | number>): string
  /** Address of a page of the storefront, in the letter's language: `/account/orders`. */
  link(path: string, query?: Record<string, string>): string
  /** Address of a page of the admin: `/invite`. */
  adminLink(path: string, query?: Record<string, string>): string
  /** @param major decimal major units */
  money(major: number | string, currency: string): string
  date(date: Date | string): string
  /** With the time of day, in UTC and saying so: of what ends at a moment. */
  dateTime(date: Date | string): string
}

type Texts<Key extends string> = Record<Language, Record<Key, string>>

export interface LetterDefinition<S extends z.ZodType = z.ZodType, Key extends string = string> {
  /** Unique, `<plugin>.<what_it_tells>`: `engine.order_placed`. Shown to merchants as the notification's template. */
  readonly name: string
  /** What it is written from. It waits in the job table until the letter is sent. */
  readonly data: S
  /**
   * What a customer may switch this kind of letter off by (`updates`, see the account's preferences);
   * without one it is always sent.
   */
  readonly topic?: "updates"
  readonly texts: Texts<Key>
  readonly write: (data: z.output<S>, pen: Pen<Key>) => Content
}

const registry = new Map<string, LetterDefinition>()

/**
 * Declares a letter: its texts in every language and how it is put together. Send it with `sendLetter`.
 *
 * ```ts
 * export const wonLot = defineLetter({
 *   name: "auctions.won_lot",
 *   data: z.object({ lot: z.string() }),
 *   texts: { en: { subject: "You won {lot}" }, ar: { … }, fr: { … } },
 *   write: ({ lot }, { t }) => ({ subject: t("subject", { lot }), preview: "", body: [] }),
 * })
 * ```
 */
export function defineLetter<S extends z.ZodType, Key extends string>(letter: LetterDefinition<S, Key>): LetterDefinition<S, Key> {
  registry.set(letter.name, letter as unknown as LetterDefinition)
  return letter
}

/** Every letter declared in this process. */
export function definedLetters(): LetterDefinition[] {
  return [...registry.values()]
}

/** @throws Error when no loaded plugin declares it */
export function letterNamed(name: string): LetterDefinition {
  const letter = registry.get(name)
  if (!letter) throw new Error(`No letter named "${name}" is loaded; is its plugin installed?`)
  return letter
}

/** How each language writes numbers and dates, as the storefront does. */
const FORMATS: Record<Language, string> = { en: "en", ar: "ar-EG-u-nu-latn", fr: "fr" }

const MOMENT = {
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
  timeZoneName: "short",
} as const

/** Whose letters they are, and where its two sites are. */
export interface Sender {
  readonly shop: string
  readonly storefront: string
  readonly admin: string
}

export function createPen(letter: LetterDefinition, language: Language, { shop, storefront, admin }: Sender): Pen<string> {
  const fill = (text: string, values: Record<string, string | number>) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return {
    language,
    shop,
    t: (key, values = {}) => fill(letter.texts[language][key] as string, { shop, ...values }),
    link: (path, query) => address(storefront, `/${language}${path}`, query),
    adminLink: (path, query) => address(admin, `/app${path}`, query),
    money: (major, currency) =>
      new Intl.NumberFormat(FORMATS[language], { style: "currency", currency: currency.toUpperCase() }).format(major as number),
    date: (date) => new Intl.DateTimeFormat(FORMATS[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(date)),
    dateTime: (date) => new Intl.DateTimeFormat(FORMATS[language], MOMENT).format(new Date(date)),
  }
}

function address(site: string, path: string, query: Record<string, string> = {}): string {
  const url = new URL(path, site)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
