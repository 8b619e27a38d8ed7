import { clx } from "@medusajs/ui"
import type { Escrow } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { Money } from "./money"

const PARTS = [
  { name: "released", color: "bg-ui-tag-green-icon" },
  { name: "fee", color: "bg-ui-tag-purple-icon" },
  { name: "refunded", color: "bg-ui-tag-orange-icon" },
  { name: "remaining", color: "bg-ui-tag-neutral-icon" },
] as const

/** Where an escrow's money has gone: a bar, and the same in figures. */
export function EscrowProgress({ escrow }: { escrow: Escrow }) {
  const { t } = useFormat()
  return (
    <div className="flex flex-col gap-y-4 px-6 py-4">
      <div aria-hidden className="bg-ui-bg-component flex h-2 w-full gap-x-0.5 overflow-hidden rounded-full">
        {PARTS.filter(({ name }) => escrow[name] > 0).map(({ name, color }) => (
          <div key={name} className={color} style={{ width: `${(escrow[name] / escrow.amount) * 100}%` }} />
        ))}
      </div>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {PARTS.map(({ name, color }) => (
          <div key={name} className="flex flex-col gap-y-1">
            <dt className="txt-compact-small text-ui-fg-subtle flex items-center gap-x-2">
              <span aria-hidden className={clx("size-2 shrink-0 rounded-sm", color)} />
              {t(`escrow.parts.${name}`)}
            </dt>
            <dd className="txt-compact-medium-plus text-ui-fg-base">
              <Money amount={escrow[name]} currency={escrow.currency_code} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
