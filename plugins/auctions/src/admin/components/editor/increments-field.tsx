import { Plus, Trash } from "@medusajs/icons"
import { Button, Hint, IconButton, Input, Label, Switch } from "@medusajs/ui"
import { useId } from "react"
import { useFormat } from "../../lib/use-format"
import type { PartProps } from "./form"

const MAX_BANDS = 30

/** The shop's table of bid increments, or one of the lot's own. */
export function IncrementsField({ form, set, problem, can }: PartProps) {
  const { t, number } = useFormat()
  const id = useId()
  const failure = problem("increments")
  const bands = form.increments
  const change = (index: number, part: "from" | "increment", value: string) =>
    set(
      "increments",
      bands.map((band, at) => (at === index ? { ...band, [part]: value } : band)),
    )
  return (
    <fieldset className="flex flex-col gap-y-3" disabled={!can.terms}>
      <legend className="sr-only">{t("fields.increments")}</legend>
      <div className="flex items-center gap-x-3">
        <Switch id={id} checked={form.has_increments} disabled={!can.terms} onCheckedChange={(value) => set("has_increments", value)} />
        <Label htmlFor={id} size="small" weight="plus">
          {t("editor.ownIncrements")}
        </Label>
      </div>
      {form.has_increments ? (
        <>
          <ul className="flex flex-col gap-y-2">
            {bands.map((band, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a band has no identity but its place
              <li key={index} className="flex items-center gap-x-2">
                {(["from", "increment"] as const).map((part) => (
                  <span key={part} className="flex min-w-0 flex-1 items-center gap-x-2">
                    <Label htmlFor={`${id}-${part}-${index}`} size="small" className="text-ui-fg-subtle shrink-0">
                      {t(`editor.bands.${part}`)}
                    </Label>
                    <Input
                      id={`${id}-${part}-${index}`}
                      size="small"
                      inputMode="decimal"
                      dir="ltr"
                      autoComplete="off"
                      className="tabular-nums"
                      aria-invalid={failure !== undefined}
                      aria-describedby={failure ? `${id}-problem` : undefined}
                      value={band[part]}
                      onChange={(event) => change(index, part, event.target.value)}
                    />
                  </span>
                ))}
                <IconButton
                  type="button"
                  size="small"
                  variant="transparent"
                  aria-label={t("editor.bands.remove", { number: number(index + 1) })}
                  onClick={() =>
                    set(
                      "increments",
                      bands.filter((_, at) => at !== index),
                    )
                  }
                >
                  <Trash />
                </IconButton>
              </li>
            ))}
          </ul>
          {bands.length < MAX_BANDS ? (
            <Button
              type="button"
              size="small"
              variant="secondary"
              className="self-start"
              onClick={() => set("increments", [...bands, { from: "", increment: "" }])}
            >
              <Plus />
              {t("editor.bands.add")}
            </Button>
          ) : null}
          {failure ? (
            <Hint id={`${id}-problem`} variant="error">
              {failure}
            </Hint>
          ) : (
            <Hint>{t("editor.bands.hint")}</Hint>
          )}
        </>
      ) : (
        <Hint>{t("editor.shopIncrements")}</Hint>
      )}
    </fieldset>
  )
}
