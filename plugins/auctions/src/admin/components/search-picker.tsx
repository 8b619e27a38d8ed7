import { Button, clx, Hint, Input, Label } from "@medusajs/ui"
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react"
import { useFormat } from "../lib/use-format"

const WAIT_MS = 250

/** A search that waits until the person stops typing. */
export function useSearch(): { text: string; setText: (text: string) => void; q: string } {
  const [text, setText] = useState("")
  const [q, setQ] = useState("")
  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text])
  return { text, setText, q }
}

interface SearchPickerProps<T extends { id: string }> {
  label: string
  placeholder: string
  isOptional?: boolean
  isDisabled?: boolean
  problem?: string | undefined
  hint?: string
  search: ReturnType<typeof useSearch>
  options: T[] | undefined
  isFailed: boolean
  /** What has been chosen, drawn; undefined while nothing is. */
  chosen: ReactNode
  draw: (option: T) => ReactNode
  onChoose: (option: T | undefined) => void
}

/** Finds one thing by words: a combobox with its list, after the ARIA pattern of that name. */
export function SearchPicker<T extends { id: string }>(props: SearchPickerProps<T>) {
  const { label, isOptional = false, isDisabled = false, problem, hint, chosen, onChoose } = props
  const { t } = useFormat()
  const id = useId()
  const noteId = problem || hint ? `${id}-note` : undefined
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
        {isOptional ? <span className="text-ui-fg-subtle font-normal"> {t("general.optional")}</span> : null}
      </Label>
      {chosen ? (
        <div className="bg-ui-bg-subtle shadow-borders-base flex items-center justify-between gap-x-3 rounded-lg px-3 py-2">
          <div className="min-w-0">{chosen}</div>
          {isDisabled ? null : (
            <Button id={id} type="button" size="small" variant="transparent" className="shrink-0" onClick={() => onChoose(undefined)}>
              {t("actions.change")}
            </Button>
          )}
        </div>
      ) : (
        <Combobox {...props} id={id} noteId={noteId} />
      )}
      {noteId ? (
        <Hint id={noteId} variant={problem ? "error" : "info"}>
          {problem ?? hint}
        </Hint>
      ) : null}
    </div>
  )
}

function Combobox<T extends { id: string }>(props: SearchPickerProps<T> & { id: string; noteId: string | undefined }) {
  const { id, noteId, placeholder, label, isOptional, isDisabled, problem, search, options, isFailed, draw, onChoose } = props
  const { t } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const found = options ?? []
  const current = found[Math.min(active, found.length - 1)]
  const choose = (option: T) => {
    setOpen(false)
    search.setText("")
    onChoose(option)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation()
      return setOpen(false)
    }
    if (event.key === "Enter") {
      // Enter chooses; it must not send the form.
      event.preventDefault()
      if (isOpen && current) choose(current)
      return
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (!step || !found.length) return
    event.preventDefault()
    setOpen(true)
    setActive(isOpen ? (active + step + found.length) % found.length : 0)
  }
  return (
    <div className="relative">
      <Input
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && current ? `${id}-${current.id}` : undefined}
        aria-describedby={noteId}
        aria-invalid={problem !== undefined}
        aria-required={!isOptional}
        autoComplete="off"
        placeholder={placeholder}
        disabled={isDisabled}
        value={search.text}
        onChange={(event) => {
          search.setText(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      <div
        className={clx(
          "bg-ui-bg-component shadow-elevation-flyout absolute inset-x-0 top-full z-10 mt-1 max-h-72 overflow-y-auto rounded-lg p-1",
          !isOpen && "hidden",
        )}
      >
        <div id={`${id}-list`} role="listbox" aria-label={label}>
          {found.map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
            <div
              key={option.id}
              id={`${id}-${option.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={option === current}
              className={clx("cursor-pointer rounded-md px-2 py-1.5", option === current && "bg-ui-bg-component-hover")}
              // Before the input loses the focus, which would close the list.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {draw(option)}
            </div>
          ))}
        </div>
        {found.length === 0 ? (
          <p role="status" className="txt-compact-small text-ui-fg-subtle px-2 py-1.5">
            {t(isFailed ? "picker.failed" : options ? "picker.nothing" : "general.loading")}
          </p>
        ) : null}
      </div>
    </div>
  )
}
