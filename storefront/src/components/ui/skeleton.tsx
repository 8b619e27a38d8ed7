import { classNames } from "./class-names"

/** The shape of what is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classNames("animate-pulse rounded-xl bg-sunken", className)} />
}
