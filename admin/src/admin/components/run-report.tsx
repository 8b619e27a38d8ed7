import { Button, Input, Label, toast } from "@medusajs/ui"
import { type FormEvent, useId, useState } from "react"
import { useRunReport, yesterday } from "../lib/payments"
import { useFormat } from "../lib/use-format"

/** Has the report of a day made now, instead of in the night. */
export function RunReport() {
  const { t } = useFormat("payments")
  const id = useId()
  const [day, setDay] = useState(yesterday)
  const { runReport, isPending } = useRunReport()
  const today = new Date().toISOString().slice(0, 10)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await runReport(day)
      toast.success(t("reports.asked"))
    } catch (error) {
      toast.error(error instanceof Error && error.message ? error.message : t("reports.notAsked"))
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-wrap items-center gap-2">
      <Label htmlFor={id} size="small" className="text-ui-fg-subtle">
        {t("reports.day")}
      </Label>
      <Input
        id={id}
        type="date"
        size="small"
        required
        min="2000-01-01"
        max={today}
        value={day}
        onChange={(event) => setDay(event.target.value)}
        className="w-40"
      />
      <Button type="submit" size="small" variant="secondary" isLoading={isPending}>
        {t("reports.run")}
      </Button>
    </form>
  )
}
