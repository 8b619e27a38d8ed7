import { Button } from "@medusajs/ui"
import { useFormat } from "../lib/use-format"

interface PagesProps {
  count: number
  offset: number
  size: number
  onChange: (offset: number) => void
}

/** Back and forth through a list; nothing where it has one page. */
export function Pages({ count, offset, size, onChange }: PagesProps) {
  const { t, number } = useFormat()
  if (count <= size) return null
  return (
    <nav aria-label={t("pages.name")} className="flex items-center justify-between gap-x-4 px-6 py-3">
      <p className="txt-compact-small text-ui-fg-subtle">
        {t("pages.range", { from: number(offset + 1), to: number(Math.min(offset + size, count)), total: number(count) })}
      </p>
      <div className="flex gap-x-2">
        <Button size="small" variant="secondary" disabled={offset === 0} onClick={() => onChange(Math.max(0, offset - size))}>
          {t("pages.previous")}
        </Button>
        <Button size="small" variant="secondary" disabled={offset + size >= count} onClick={() => onChange(offset + size)}>
          {t("pages.next")}
        </Button>
      </div>
    </nav>
  )
}
