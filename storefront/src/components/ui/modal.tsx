"use client"

import { type ReactNode, useEffect, useRef, useState } from "react"

interface DialogProps {
  label: string
  className: string
  onClose: () => void
  children: (close: () => void) => ReactNode
}

/**
 * The browser's own modal dialog, open for as long as it is drawn: it keeps the focus inside and gives it back, closes on
 * Escape and on a press beside it, and needs no library for that.
 */
export function Dialog({ label, className, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const close = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it by Escape
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) close()
      }}
      className={className}
    >
      {children(close)}
    </dialog>
  )
}

interface Props extends Omit<DialogProps, "onClose"> {
  /** What opens it; gets the function that does. */
  trigger: (open: () => void) => ReactNode
}

/** A dialog with what opens it. What is in it is made when it opens. */
export function Modal({ trigger, ...rest }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {trigger(() => setOpen(true))}
      {isOpen && <Dialog {...rest} onClose={() => setOpen(false)} />}
    </>
  )
}
