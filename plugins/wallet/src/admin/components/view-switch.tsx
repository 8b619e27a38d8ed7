import { Button } from "@medusajs/ui"
import { useFormat } from "../lib/use-format"
import type { TableState } from "../lib/use-table-state"

type QueueView = "waiting" | "all"

/** Which part of a queue the address asks for: what waits, unless it says otherwise. */
export function queueView(state: TableState): QueueView {
  return state.view === "all" ? "all" : "waiting"
}

/** @param waiting the word for what the page shows first */
export function ViewSwitch({ state, waiting = "waiting" }: { state: TableState; waiting?: "waiting" | "open" }) {
  const { t } = useFormat()
  const view = queueView(state)
  return (
    <fieldset className="flex items-center gap-x-1">
      <legend className="sr-only">{t("queue.legend")}</legend>
      {(["waiting", "all"] as const).map((name) => (
        <Button
          key={name}
          size="small"
          variant={view === name ? "secondary" : "transparent"}
          aria-pressed={view === name}
          onClick={() => state.change({ view: name === "all" ? name : undefined, status: undefined })}
        >
          {t(`queue.${name === "waiting" ? waiting : name}`)}
        </Button>
      ))}
    </fieldset>
  )
}
