"use client"

import { useEffect } from "react"

/** Makes the shop installable, and gives it a page for when there is no network. */
export function ServiceWorker({ version }: { version: string }) {
  useEffect(() => {
    // In development files change under their names.
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return
    navigator.serviceWorker.register(`/sw.js?v=${version}`, { scope: "/", updateViaCache: "none" }).catch(() => {
      // A browser that forbids it, in a private window for example, has the shop without.
    })
  }, [version])
  return null
}
