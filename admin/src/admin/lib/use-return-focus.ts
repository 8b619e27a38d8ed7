import { useCallback, useState } from "react"

/**
 * Gives the focus back to what opened a dialog; the kit's dialogs do that only for a trigger of their own.
 *
 * @returns to be given to the dialog's content as `onCloseAutoFocus`
 */
export function useReturnFocus() {
  const [opener] = useState(() => document.activeElement)
  return useCallback(
    (event: Event) => {
      event.preventDefault()
      const target = opener?.isConnected && opener !== document.body ? opener : document.querySelector("main h1")
      if (!(target instanceof HTMLElement)) return
      if (target !== opener) target.tabIndex = -1
      target.focus({ preventScroll: true })
    },
    [opener],
  )
}
