"use client"

import { useFormStatus } from "react-dom"
import { Button, type ButtonProps } from "./button"
import { Spinner } from "./spinner"

/** A form's button: while the form is on its way it says so and cannot be pressed again. */
export function SubmitButton({ children, disabled, ...rest }: ButtonProps) {
  const { pending } = useFormStatus()
  return (
    <Button type="submit" {...rest} disabled={pending || disabled} aria-busy={pending}>
      {pending && <Spinner />}
      {children}
    </Button>
  )
}
