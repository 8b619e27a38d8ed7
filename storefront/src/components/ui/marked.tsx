import { Fragment } from "react"
import { piecesOf } from "@/lib/marked"

/** A text of the engine's, with the words that were searched for marked. */
export function Marked({ html }: { html: string }) {
  return piecesOf(html).map(({ at, text, marked }) =>
    marked ? (
      <mark key={at} className="rounded-sm bg-mark text-ink">
        {text}
      </mark>
    ) : (
      <Fragment key={at}>{text}</Fragment>
    ),
  )
}
