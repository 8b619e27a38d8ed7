"use client"

import { useLocale, useTranslations } from "next-intl"
import { useEffect, useId, useRef, useState } from "react"
import { Icon } from "@/components/ui/icon"
import { useRouter } from "@/i18n/navigation"

interface Suggestion {
  readonly title: string
  readonly href: string
}

const PAUSE_MS = 150
const LEAST_LETTERS = 2

/** A search field that suggests as one types: a combobox after the ARIA pattern, which also works without script. */
export function SearchBox({ initial = "" }: { initial?: string }) {
  const t = useTranslations("search")
  const locale = useLocale()
  const router = useRouter()
  const list = useId()
  const [text, setText] = useState(initial)
  const [found, setFound] = useState<readonly Suggestion[]>([])
  const [active, setActive] = useState(-1)
  const [open, setOpen] = useState(false)
  const typed = useRef(false)

  useEffect(() => {
    if (!typed.current || text.trim().length < LEAST_LETTERS) {
      setFound([])
      return
    }
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/suggest?${new URLSearchParams({ q: text, locale })}`, { signal: controller.signal })
        if (!response.ok) return
        setFound(((await response.json()) as { suggestions: Suggestion[] }).suggestions)
        setActive(-1)
        setOpen(true)
      } catch {
        // Suggestions are a convenience; the search itself still works.
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [text, locale])

  const isOpen = open && found.length > 0
  const choose = (suggestion: Suggestion) => {
    setOpen(false)
    router.push(suggestion.href)
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
          onChange={(event) => {
            typed.current = true
            setText(event.target.value)
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setOpen(false)
            if (!isOpen || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return
            if (event.key === "Enter") {
              const suggestion = found[active]
              if (!suggestion) return
              event.preventDefault()
              choose(suggestion)
            } else {
              event.preventDefault()
              const step = event.key === "ArrowDown" ? 1 : -1
              setActive((now) => (now + step + found.length + (now < 0 && step < 0 ? 1 : 0)) % found.length)
            }
          }}
          className="h-11 w-full rounded-full border border-line bg-panel ps-11 pe-4 text-[0.95rem] placeholder:text-soft"
        />
      </form>
      <div
        id={list}
        role="listbox"
        tabIndex={-1}
        aria-label={t("suggestions")}
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-50 mt-2 overflow-hidden rounded-2xl border border-line bg-panel py-2 shadow-xl"
      >
        {found.map((suggestion, index) => (
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
            className="cursor-pointer px-4 py-2.5 hover:bg-sunken aria-selected:bg-sunken"
          >
            {suggestion.title}
          </div>
        ))}
      </div>
    </search>
  )
}
