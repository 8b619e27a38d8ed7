import { Button } from "@medusajs/ui"
import type { LotStatus } from "../lib/types"
import { useFormat } from "../lib/use-format"
import type { TableState } from "../lib/use-table-state"

const TABS = ["all", "live", "scheduled", "draft", "ended", "settled", "defaulted", "cancelled"] as const

/** Which lots the address asks for; undefined for all. */
export function statusOfView(state: TableState): LotStatus | undefined {
  return TABS.find((tab): tab is LotStatus => tab !== "all" && tab === state.view)
}

export function StatusTabs({ state }: { state: TableState }) {
  const { t, status } = useFormat()
  const chosen = statusOfView(state) ?? "all"
  return (
    <fieldset className="flex gap-x-1 overflow-x-auto px-6 py-3">
      <legend className="sr-only">{t("lots.tabs")}</legend>
      {TABS.map((tab) => (
        <Button
          key={tab}
          size="small"
          variant={chosen === tab ? "secondary" : "transparent"}
          className="shrink-0"
          aria-pressed={chosen === tab}
          onClick={() => state.change({ view: tab === "all" ? undefined : tab })}
        >
          {tab === "all" ? t("lots.all") : status(tab)}
        </Button>
      ))}
    </fieldset>
  )
}
