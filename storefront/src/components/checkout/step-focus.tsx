"use client"

import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from "react"

const LastStep = createContext<RefObject<string | undefined>>({ current: undefined })

/** Remembers which step was open, for as long as the shopper is in the checkout. */
export function StepFocus({ children }: { children: ReactNode }) {
  const last = useRef<string | undefined>(undefined)
  return <LastStep value={last}>{children}</LastStep>
}

/** The heading of the open step. It takes the focus when another step was open before, and so is read out. */
export function OpenHeading({ step, children }: { step: string; children: ReactNode }) {
  const last = use(LastStep)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (last.current !== undefined && last.current !== step) heading.current?.focus()
    last.current = step
  }, [last, step])
  return (
    <h2 ref={heading} tabIndex={-1} className="scroll-mt-32 text-2xl outline-none">
      {children}
    </h2>
  )
}
