import { Link } from "@/i18n/navigation"
import type { Lots } from "./engine"
import { LotGrid } from "./lot-card"

interface Props {
  title: string
  href: string
  more: string
  lots: Lots
  eager?: number
}

/** Some lots under a heading, and the way to more of them. */
export function LotSection({ title, href, more, lots, eager = 0 }: Props) {
  return (
    <section className="mt-12" aria-label={title}>
      <div className="mb-6 flex items-baseline justify-between gap-4">
        <h2 className="text-3xl">{title}</h2>
        <Link href={href} className="shrink-0 text-sm font-medium text-brand hover:underline">
          {more}
          <span className="sr-only"> {title}</span>
        </Link>
      </div>
      <LotGrid lots={lots.lots} serverTime={lots.server_time} eager={eager} />
    </section>
  )
}
