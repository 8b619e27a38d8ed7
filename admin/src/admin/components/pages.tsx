import { Button } from "@medusajs/ui"
import { PAGE_SIZE } from "../lib/payments"
import { useFormat } from "../lib/use-format"

/** Back and forth through a list; nothing where it has one page. */
export function Pages({ count, offset, onChange }: { count: number; offset: number; onChange: (offset: number) => void }) {
  const { t, number } = useFormat("payments")
  if (count <= PAGE_SIZE) return null
  return (
    <nav aria-label={t("pages.name")} className="flex items-center justify-between gap-x-4 px-6 py-3">
      <p className="txt-compact-small text-ui-fg-subtle">
        {t("pages.range", { from: number(offset + 1), to: number(Math.min(offset + PAGE_SIZE, count)), total: number(count) })}
      </p>
      <div className="flex gap-x-2">
        <Button size="small" variant="secondary" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - PAGE_SIZE))}>
          {t("pages.previous")}
        </Button>
        <Button size="small" variant="secondary" disabled={offset + PAGE_SIZE >= count} onClick={() => onChange(offset + PAGE_SIZE)}>
          {t("pages.next")}
        </Button>
      </div>
    </nav>
  )
}
