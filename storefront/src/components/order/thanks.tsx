"use client"

import { type ReactNode, useEffect, useRef } from "react"

/** The first heading after an order was placed: it takes the focus, and so is read out. */
export function Thanks({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1} className="text-4xl outline-none">
      {children}
    </h1>
  )
}
