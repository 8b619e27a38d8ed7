import type { SearchDocument, SuggestQuery, Suggestion } from "../../provider"
import { highlight } from "../../words/highlight"
import { byIndex } from "./by-index"
import { inTitle, matcherOf, planOf } from "./plan"
import { EVERYWHERE, mark, quote } from "./vector"

/** Things whose names hold all words that were typed; first those that begin with them. */
export async function suggest({ kinds, locale, channels, q, limit }: SuggestQuery): Promise<Suggestion[]> {
  const plan = await planOf(q, kinds, locale)
  if (plan.terms.length === 0 || kinds.length === 0) return []
  const any = (lexemes: string[]) => `(${lexemes.map(quote).join(" | ")})`
  const condition = [
    any(kinds.map((kind) => mark("scope", kind, locale))),
    ...(channels.length > 0 ? [any([EVERYWHERE, ...channels].map((channel) => mark("channel", channel)))] : []),
    ...plan.terms.map(inTitle),
  ].join(" & ")
  const rows = await byIndex((run) =>
    run<{ document: SearchDocument }>(
      `SELECT d.document FROM (
       SELECT ctid AS place, kind, row_number() OVER (ORDER BY starts_with(name, $2) DESC, available DESC, created_at, id) AS n
       FROM wekala_search_document WHERE kind = ANY ($4) AND vector @@ $1::tsquery ORDER BY n LIMIT $3
     ) h JOIN wekala_search_document d ON d.kind = h.kind AND d.ctid = h.place ORDER BY h.n`,
      [condition, plan.name, limit, kinds],
    ),
  )
  const matches = matcherOf({ ...plan, terms: plan.terms.map((term) => ({ ...term, isPrefix: true })) })
  return rows.map(({ document }) => ({ document, highlight: highlight(document.title, matches).html }))
}
