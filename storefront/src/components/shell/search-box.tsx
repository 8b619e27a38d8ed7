"use client"

import { useLocale, useTranslations } from "next-intl"
import { useSearchParams } from "next/navigation"
import { type KeyboardEvent, useEffect, useId, useState } from "react"
import { Icon } from "@/components/ui/icon"
import { Marked } from "@/components/ui/marked"
import { usePathname, useRouter } from "@/i18n/navigation"
import type { Suggestion } from "@/lib/suggest"
import { useSuggestions } from "./use-suggestions"

/** A search field that suggests as one types: a combobox after the ARIA pattern, which also works without script. */
export function SearchBox() {
  const t = useTranslations("search")
  const locale = useLocale()
  const router = useRouter()
  const list = useId()
  const searched = useSearchParams().get("q")
  const shown = usePathname() === "/search" ? (searched ?? "") : ""
  const [text, setText] = useState(shown)
  const [typed, setTyped] = useState("")
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(false)
  const { text: asked, suggestions } = useSuggestions(typed, locale)
  // What the page is about stands in the field, also when a link has changed it.
  useEffect(() => {
    setText(shown)
    setTyped("")
  }, [shown])
  useEffect(() => {
    setActive(-1)
    if (asked) setOpen(true)
  }, [asked])

  const isOpen = open && suggestions.length > 0
  const choose = (suggestion: Suggestion) => {
    setOpen(false)
    router.push(suggestion.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return
    if (event.key === "Escape") {
      // The browser would empty the field.
      event.preventDefault()
      setOpen(false)
    }
    if (!["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return
    if (event.key === "Enter") {
      const suggestion = suggestions[active]
      if (!suggestion) return
      event.preventDefault()
      choose(suggestion)
    } else {
      event.preventDefault()
      const step = event.key === "ArrowDown" ? 1 : -1
      setActive((now) => (now + step + suggestions.length + (now < 0 && step < 0 ? 1 : 0)) % suggestions.length)
    }
  }
  return (
    <search className="relative">
      <form action={`/${locale}/search`} onSubmit={() => setOpen(false)}>
        <label className="sr-only" htmlFor={`${list}-input`}>
          {t("label")}
        </label>
        <Icon name="search" className="pointer-events-none absolute start-4 top-1/2 size-4.5 -translate-y-1/2 text-soft" />
        <input
          id={`${list}-input`}
          name="q"
          type="search"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && active >= 0 ? `${list}-${active}` : undefined}
          autoComplete="off"
          placeholder={t("placeholder")}
          value={text}
          maxLength={100}
          onChange={({ target: { value } }) => {
            setText(value)
            setTyped(value)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          className="h-11 w-full rounded-full border border-line bg-panel ps-11 pe-4 text-[0.95rem] placeholder:text-soft"
        />
      </form>
      {/* A list that opens is not read out by itself. */}
      <p className="sr-only" role="status">
        {open && asked && t("suggested", { count: suggestions.length })}
      </p>
      <div
        id={list}
        role="listbox"
        tabIndex={-1}
        aria-label={t("suggestions")}
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-50 mt-2 overflow-hidden rounded-2xl border border-line bg-panel py-2 shadow-xl"
      >
        {suggestions.map((suggestion, index) => (
          <div
            key={suggestion.href}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault()
              choose(suggestion)
            }}
            className="flex cursor-pointer items-center gap-3 px-4 py-2 hover:bg-sunken aria-selected:bg-sunken"
          >
            {/* biome-ignore lint/performance/noImgElement: its address already is that of the small picture */}
            {suggestion.picture && <img src={suggestion.picture} alt="" className="size-10 shrink-0 rounded-lg bg-sunken object-cover" />}
            <span className="min-w-0 flex-1 truncate">
              <Marked html={suggestion.marked} />
            </span>
            {suggestion.kind && <span className="shrink-0 text-sm text-soft">{suggestion.kind}</span>}
          </div>
        ))}
      </div>
    </search>
  )
}
