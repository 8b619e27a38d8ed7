import { clx } from "@medusajs/ui"
import { useFormat } from "../lib/use-format"

interface MoneyProps {
  amount: number
  currency: string
  /** Shows a plus before a gain. */
  signed?: boolean
  className?: string
}

/** Isolated from the text around it, so that a minus stays on its side in a right-to-left sentence. */
export function Money({ amount, currency, signed = false, className }: MoneyProps) {
  const { money } = useFormat()
  return <bdi className={clx("whitespace-nowrap tabular-nums", className)}>{money(amount, currency, { signed })}</bdi>
}

export function Moment({ value }: { value: string }) {
  const { dateTime } = useFormat()
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {dateTime(value)}
    </time>
  )
}
