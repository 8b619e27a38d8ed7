import { Container, clx, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionProps {
  title: ReactNode
  level?: "h1" | "h2"
  description?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

export function Section({ title, level = "h2", description, actions, children }: SectionProps) {
  return (
    <Container className="divide-y overflow-hidden p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Heading level={level}>{title}</Heading>
          {description ? (
            <Text size="small" className="text-ui-fg-subtle">
              {description}
            </Text>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {children}
    </Container>
  )
}

/** A name and its value; a list of them is a description list. */
export function Field({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-start gap-x-4 px-6 py-3">
      <dt className="txt-compact-small-plus">{label}</dt>
      <dd className="txt-compact-small min-w-0 break-words">{children}</dd>
    </div>
  )
}

/** What was said, as it was said: left to right in every language. */
export function Json({ label, value }: { label: string; value: unknown }) {
  return (
    <figure className="flex flex-col gap-y-2 px-6 py-4">
      <figcaption className="txt-compact-small-plus text-ui-fg-subtle">{label}</figcaption>
      <pre
        dir="ltr"
        // Scrolled by keyboard, too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
        tabIndex={0}
        className="bg-ui-bg-subtle txt-compact-xsmall text-ui-fg-base max-h-[320px] overflow-auto rounded-lg border p-3 font-mono"
      >
        {value === null || value === undefined ? "–" : JSON.stringify(value, null, 2)}
      </pre>
    </figure>
  )
}

// The kit's tables are written for left to right: cells' space and heads' side are turned here.
const TABLE = clx(
  "focus-visible:shadow-borders-focus overflow-x-auto outline-none",
  "rtl:[&_th]:text-right rtl:[&_th]:pr-0 rtl:[&_th]:pl-6 rtl:[&_td]:pr-0 rtl:[&_td]:pl-6",
  "rtl:[&_tr>*:first-child]:pr-6 rtl:[&_tr>*:last-child]:pl-6",
)

/** A table that is wider than a phone: scrolled by keyboard, too. */
export function WideTable({ name, children }: { name: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section aria-label={name} tabIndex={0} className={TABLE}>
      {children}
    </section>
  )
}

// The kit's own colour for links has too little contrast to be read by everyone.
export const LINK = "text-ui-tag-blue-text hover:underline focus-visible:shadow-borders-focus rounded-sm outline-none"
