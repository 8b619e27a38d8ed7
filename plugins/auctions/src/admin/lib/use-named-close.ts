import { useCallback } from "react"
import { useFormat } from "./use-format"

/**
 * The kit's drawer has a cross to close it, which has no name and takes none.
 *
 * @returns to be given to the drawer's content as its `ref`
 */
export function useNamedClose() {
  const { t } = useFormat()
  return useCallback(
    (content: HTMLElement | null) => content?.querySelector("kbd ~ button")?.setAttribute("aria-label", t("actions.close")),
    [t],
  )
}
