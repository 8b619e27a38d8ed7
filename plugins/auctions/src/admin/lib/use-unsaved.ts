import { useEffect, useRef } from "react"
import { type Blocker, useBlocker } from "react-router-dom"

/**
 * Keeps a page with unsaved changes from being left by accident: within the dashboard by the returned
 * blocker, which the page shows as a question, and beyond it by the browser's own.
 *
 * @returns the blocker, and a function to call when the changes have been saved, before going elsewhere
 */
export function useUnsaved(isDirty: boolean): { blocker: Blocker; allow: () => void } {
  const isAllowed = useRef(false)
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && !isAllowed.current && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!isAllowed.current) event.preventDefault()
    }
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [isDirty])
  return {
    blocker,
    allow: () => {
      isAllowed.current = true
    },
  }
}
