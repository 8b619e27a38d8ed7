import { Alert, Button, Input, Label, Select } from "@medusajs/ui"
import { type FormEvent, useId, useRef, useState } from "react"
import { MOST_LETTERS, MOST_WORDS, useAddSynonyms, wordsOf } from "../lib/search"
import { useFormat } from "../lib/use-format"
import { useLanguages } from "../lib/use-languages"

// The kit's select has no empty value.
const ALL = "all"

/** Words that mean the same, in one language or in all. */
export function SynonymForm({ locales }: { locales: string[] }) {
  const { t, number } = useFormat("search")
  const { nameOf } = useLanguages()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState("")
  const [locale, setLocale] = useState(ALL)
  const [isAsked, setAsked] = useState(false)
  const { mutateAsync, isPending, error } = useAddSynonyms()
  const words = wordsOf(text)
  const isWrong = words.length < 2 || words.length > MOST_WORDS || words.some(({ length }) => length > MOST_LETTERS)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isWrong || isPending) return input.current?.focus()
    try {
      await mutateAsync({ locale: locale === ALL ? "" : locale, words })
      setText("")
      setAsked(false)
      input.current?.focus()
    } catch {
      // Said below.
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex min-w-[240px] flex-1 flex-col gap-y-1">
          <Label htmlFor={`${id}-words`} size="small">
            {t("synonyms.words")}
          </Label>
          <Input
            ref={input}
            id={`${id}-words`}
            size="small"
            dir="auto"
            autoComplete="off"
            placeholder={t("synonyms.example")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={isAsked && isWrong}
            aria-describedby={`${id}-hint`}
          />
        </div>
        <div className="flex w-48 flex-col gap-y-1">
          <Label htmlFor={`${id}-language`} size="small">
            {t("synonyms.language")}
          </Label>
          <Select size="small" value={locale} onValueChange={setLocale}>
            <Select.Trigger id={`${id}-language`}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={ALL}>{t("synonyms.allLanguages")}</Select.Item>
              {locales.map((one) => (
                <Select.Item key={one} value={one}>
                  {nameOf(one)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
        <Button type="submit" size="small" variant="secondary" isLoading={isPending}>
          {t("synonyms.add")}
        </Button>
      </div>
      <p id={`${id}-hint`} className={`txt-small ${isAsked && isWrong ? "text-ui-fg-error" : "text-ui-fg-subtle"}`}>
        {t("synonyms.hint", { most: number(MOST_WORDS) })}
      </p>
      {error ? <Alert variant="error">{t("synonyms.notAdded", { reason: error.message })}</Alert> : null}
    </form>
  )
}
