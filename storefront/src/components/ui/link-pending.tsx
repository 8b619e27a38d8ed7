"use client"

import { useLinkStatus } from "next/link"

/** Inside a link: tells by a line at the top of the window that the page behind it is on its way. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  return pending ? <span aria-hidden className="link-pending" /> : null
}
