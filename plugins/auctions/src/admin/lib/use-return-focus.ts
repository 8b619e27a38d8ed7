import { useCallback, useState } from "react"

const DIALOG = "[role=dialog], [role=alertdialog]"

/** What had the focus before the first of several dialogs that follow each other. */
let opener: HTMLElement | undefined

/**
 * Gives the focus back to what opened a dialog; the kit's dialogs do that only for a trigger of their own.
 * Where the opener is gone (the row has been decided) the focus goes to the page's heading.
 *
 * @returns to be given to the dialog's content as `onCloseAutoFocus`
 */
export function useReturnFocus() {
  const [target] = useState(() => {
    const active = document.activeElement
    if (active instanceof HTMLElement && !active.closest(DIALOG)) opener = active
    return opener
  })
  return useCallback(
    (event: Event) => {
      event.preventDefault()
      if (document.querySelector(DIALOG)) return
      if (target?.isConnected && target !== document.body) return target.focus()
      const heading = document.querySelector<HTMLElement>("main h1")
      if (!heading) return
      heading.tabIndex = -1
      heading.style.outline = "none"
      heading.focus({ preventScroll: true })
    },
    [target],
  )
}
