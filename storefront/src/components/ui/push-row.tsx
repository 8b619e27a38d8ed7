"use client"

import { type ReactNode, useEffect, useRef } from "react"

/** A list of links that is pushed along where it is wider than the screen; the current one is brought into view. */
export function PushRow({ current, className, children }: { current: string; className: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page marks another link
  useEffect(() => {
    list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" })
  }, [current])
  return (
    <ul ref={list} className={className}>
      {children}
    </ul>
  )
}
