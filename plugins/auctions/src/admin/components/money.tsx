import { clx } from "@medusajs/ui"
import { useFormat } from "../lib/use-format"

/** Isolated from the text around it, so that its sign and code stay on their side in a right-to-left sentence. */
export function Money({ amount, currency, className }: { amount: number; currency: string; className?: string }) {
  const { money } = useFormat()
  return <bdi className={clx("whitespace-nowrap tabular-nums", className)}>{money(amount, currency)}</bdi>
}

/** A price, or a dash where there is none yet. */
export function MaybeMoney({ amount, currency }: { amount: number | null; currency: string }) {
  return amount === null ? <span>–</span> : <Money amount={amount} currency={currency} />
}

export function Moment({ value, isExact = false, className }: { value: string | null; isExact?: boolean; className?: string | undefined }) {
  const { dateTime, exactTime } = useFormat()
  if (value === null) return <span>–</span>
  return (
    <time dateTime={value} className={clx("whitespace-nowrap", className)}>
      {isExact ? exactTime(value) : dateTime(value)}
    </time>
  )
}
