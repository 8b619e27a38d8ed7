import type { ReactNode } from "react"

interface Props {
  name: string
  value: string
  title: ReactNode
  text?: ReactNode
  /** At the far end: a price, a balance. */
  end?: ReactNode
  isChosen?: boolean | undefined
  disabled?: boolean
  onChoose?: (value: string) => void
}

/** One of several ways, as a card that can be pressed anywhere. */
export function Choice({ name, value, title, text, end, isChosen, disabled, onChoose }: Props) {
  return (
    <label className="flex items-center gap-4 rounded-2xl border border-line px-4 py-3.5 has-checked:border-brand has-checked:bg-brand-soft has-disabled:cursor-not-allowed has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={isChosen}
        disabled={disabled}
        onChange={onChoose && (() => onChoose(value))}
        className="size-4.5 shrink-0 accent-(--brand) outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        {text && (
          <span className="block text-sm text-soft">
            <bdi>{text}</bdi>
          </span>
        )}
      </span>
      {end && <span className="shrink-0 font-medium">{end}</span>}
    </label>
  )
}
