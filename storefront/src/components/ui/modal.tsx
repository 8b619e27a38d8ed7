"use client"

import { type ReactNode, useEffect, useRef, useState } from "react"

interface Props {
  label: string
  /** What opens it; gets the function that does. */
  trigger: (open: () => void) => ReactNode
  className: string
  children: (close: () => void) => ReactNode
}

/**
 * The browser's own modal dialog: it keeps the focus inside and gives it back, closes on Escape and on a press
 * beside it, and needs no library for that. What is in it is made when it opens.
 */
export function Modal({ label, trigger, className, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
  }, [isOpen])
  const close = () => dialog.current?.close()
  return (
    <>
      {trigger(() => setOpen(true))}
      {isOpen && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it by Escape
        <dialog
          ref={dialog}
          aria-label={label}
          onClose={() => setOpen(false)}
          onClick={({ target, currentTarget }) => {
            if (target === currentTarget) close()
          }}
          className={className}
        >
          {children(close)}
        </dialog>
      )}
    </>
  )
}
