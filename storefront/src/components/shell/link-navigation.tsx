"use client"

import { useRouter } from "next/navigation"
import { useEffect, useTransition } from "react"

/**
 * Follows the links of the shop (`Link`) without loading the document anew, and tells by a line at the top of the window that the page
 * behind one is on its way. One listener for all of them: a page of sixty links would otherwise have sixty pieces to be made alive.
 */
export function LinkNavigation() {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>("a[data-within]")
      if (!link || isForTheBrowser(event, link)) return
      event.preventDefault()
      startTransition(() => router.push(link.href, { scroll: link.dataset.within === "top" }))
    }
    // Behind those of the page's own pieces, which may have something else in mind.
    window.addEventListener("click", follow)
    return () => window.removeEventListener("click", follow)
  }, [router])
  return isPending ? <span aria-hidden className="link-pending" /> : null
}

/** Another tab or window, a file to be saved, or somebody's own answer to the click. */
const isForTheBrowser = (event: MouseEvent, { target }: HTMLAnchorElement): boolean =>
  event.defaultPrevented ||
  event.button !== 0 ||
  event.metaKey ||
  event.ctrlKey ||
  event.shiftKey ||
  event.altKey ||
  (target !== "" && target !== "_self")
