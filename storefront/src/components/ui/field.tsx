import { type ComponentProps, type ReactNode, useId } from "react"
import { classNames } from "./class-names"

const BOX =
  "w-full rounded-xl border border-line bg-panel px-4 text-ink placeholder:text-soft/70 focus:border-brand aria-invalid:border-bad disabled:opacity-60"

interface Labelled {
  label: string
  /** What is wrong with what was typed. */
  error?: string | undefined
  hint?: ReactNode
}

export function Field({ label, error, hint, className, id, ...rest }: Labelled & ComponentProps<"input">) {
  const own = useId()
  const name = id ?? own
  return (
    <div className={className}>
      <label htmlFor={name} className="mb-1.5 block text-sm font-medium">
        {label}
        {!rest.required && rest["aria-required"] === undefined ? null : <span aria-hidden> *</span>}
      </label>
      <input
        id={name}
        className={classNames(BOX, "h-11")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describe(name, error, hint)}
        {...rest}
      />
      <Notes id={name} error={error} hint={hint} />
    </div>
  )
}

export function SelectField({ label, error, hint, className, id, children, ...rest }: Labelled & ComponentProps<"select">) {
  const own = useId()
  const name = id ?? own
  return (
    <div className={className}>
      <label htmlFor={name} className="mb-1.5 block text-sm font-medium">
        {label}
        {rest.required && <span aria-hidden> *</span>}
      </label>
      <select
        id={name}
        className={classNames(BOX, "h-11")}
        aria-invalid={error ? true : undefined}
        aria-describedby={describe(name, error, hint)}
        {...rest}
      >
        {children}
      </select>
      <Notes id={name} error={error} hint={hint} />
    </div>
  )
}

const describe = (name: string, error: unknown, hint: unknown) =>
  [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(" ") || undefined

function Notes({ id, error, hint }: { id: string; error: string | undefined; hint: ReactNode }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-bad">
          {error}
        </p>
      )}
    </>
  )
}
