import type { SearchDocument } from "../../provider"
import { wordsOf } from "../../words/words"
import { keyOf, regionKey, token } from "./names"
import { stems } from "./words"

/** What is sold in every sales channel. */
export const EVERYWHERE = "*"

/** Words of a text that are read; what stands further back is hardly what somebody looks for. */
const MOST_WORDS = 1_000

/** A document as Meilisearch holds it: what it is found, chosen and ordered by, and itself. */
export interface Indexed {
  key: string
  id: string
  title: string
  title_stems: string
  subtitle: string
  subtitle_stems: string
  keywords: string[]
  keywords_stems: string[]
  body: string
  body_stems: string
  channels: string[]
  filters: string[]
  facets: string[]
  amounts: SearchDocument["amounts"]
  available: 0 | 1
  created_at: number
  /** As a text: names in an object would each become an attribute of the index, of which there may be 65,535. */
  document: string
}

export function indexed(document: SearchDocument): Indexed {
  const { id, locale, title, subtitle, body, keywords, channels, filters, facets, amounts, available, created_at } = document
  const words = (text: string | null) =>
    wordsOf(text ?? "")
      .slice(0, MOST_WORDS)
      .map(({ word }) => word)
  const [name, sub, text, keys] = [words(title), words(subtitle), words(body), keywords.map(words)]
  return {
    key: keyOf(id),
    id,
    title: name.join(" "),
    title_stems: stems(name, locale),
    subtitle: sub.join(" "),
    subtitle_stems: stems(sub, locale),
    // An article number is typed with and without its dashes.
    keywords: keys.flatMap((key) => [key.join(" "), ...(key.length > 1 && /\p{N}/u.test(key.join("")) ? [key.join("")] : [])]),
    keywords_stems: keys.map((key) => stems(key, locale)),
    body: text.join(" "),
    body_stems: stems(text, locale),
    channels: channels.length === 0 ? [EVERYWHERE] : channels.map((channel) => token("channel", channel)),
    filters: tokens(filters),
    facets: tokens(facets),
    amounts: Object.fromEntries(Object.entries(amounts).map(([region, amount]) => [regionKey(region), amount])),
    available: available ? 1 : 0,
    created_at,
    document: JSON.stringify(document),
  }
}

const tokens = (values: Record<string, string[]>) =>
  Object.entries(values).flatMap(([name, some]) => some.map((value) => token(name, value)))

export const original = ({ document }: Pick<Indexed, "document">): SearchDocument => JSON.parse(document) as SearchDocument
