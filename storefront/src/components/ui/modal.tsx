"use client"

import { type ReactNode, useCallback, useRef } from "react"

interface Props {
  label: string
  /** What opens it; gets the function that does. */
  trigger: (open: () => void) => ReactNode
  className: string
  children: (close: () => void) => ReactNode
}

/**
 * The browser's own modal dialog: it keeps the focus inside and gives it back, closes on Escape and on a press
 * beside it, and needs no library for that.
 */
export function Modal({ label, trigger, className, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const open = useCallback(() => dialog.current?.showModal(), [])
  const close = useCallback(() => dialog.current?.close(), [])
  return (
    <>
      {trigger(open)}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it by Escape */}
      <dialog
        ref={dialog}
        aria-label={label}
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) close()
        }}
        className={className}
      >
        {children(close)}
      </dialog>
    </>
  )
}
