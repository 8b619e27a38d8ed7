import { Slot } from "radix-ui"
import type { ComponentProps } from "react"
import { classNames } from "./class-names"

const LOOKS = {
  primary: "bg-brand text-on-brand hover:opacity-90",
  secondary: "border border-line bg-panel text-ink hover:bg-sunken",
  quiet: "text-ink hover:bg-sunken",
  danger: "bg-bad text-on-brand hover:opacity-90",
} as const
const SIZES = { small: "h-9 px-3 text-sm", normal: "h-11 px-5 text-[0.95rem]", large: "h-13 px-7 text-base" } as const

export interface ButtonProps extends ComponentProps<"button"> {
  look?: keyof typeof LOOKS
  size?: keyof typeof SIZES
  /** Gives its looks to its only child, a link for example. */
  asChild?: boolean
}

export function Button({ look = "primary", size = "normal", asChild, className, type = "button", ...rest }: ButtonProps) {
  const Component = asChild ? Slot.Root : "button"
  return (
    <Component
      {...(!asChild && { type })}
      className={classNames(
        "inline-flex items-center justify-center gap-2 rounded-full font-medium whitespace-nowrap transition disabled:opacity-50 aria-busy:opacity-70",
        LOOKS[look],
        SIZES[size],
        className,
      )}
      {...rest}
    />
  )
}
