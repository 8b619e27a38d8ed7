import { Button, Select } from "@medusajs/ui"
import { providerName, WEBHOOK_STATUSES, type WebhookCounts } from "../lib/payments"
import { useFormat } from "../lib/use-format"

interface WebhookFiltersProps {
  counts: WebhookCounts[]
  status: string | undefined
  source: string | undefined
  onChange: (entries: { status?: string | undefined; source?: string | undefined }) => void
}

/** The kit's list takes no empty value. */
const ALL = "all"

/** By what became of it, with how many there are, and by who has told it. */
export function WebhookFilters({ counts, status, source, onChange }: WebhookFiltersProps) {
  const { t, number } = useFormat("payments")
  const counted = counts.filter((one) => !source || one.source === source)
  const total = (name: (typeof WEBHOOK_STATUSES)[number]) => counted.reduce((sum, one) => sum + one[name], 0)
  const all = WEBHOOK_STATUSES.reduce((sum, name) => sum + total(name), 0)
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-3">
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">{t("webhooks.filter")}</legend>
        {([undefined, ...WEBHOOK_STATUSES] as const).map((name) => (
          <Button
            key={name ?? ALL}
            size="small"
            variant={status === name ? "secondary" : "transparent"}
            aria-pressed={status === name}
            onClick={() => onChange({ status: name })}
          >
            {name ? t(`webhooks.states.${name}`) : t("webhooks.all")}
            <span className="text-ui-fg-subtle tabular-nums">{number(name ? total(name) : all)}</span>
          </Button>
        ))}
      </fieldset>
      {counts.length > 1 ? (
        <Select size="small" value={source ?? ALL} onValueChange={(value) => onChange({ source: value === ALL ? undefined : value })}>
          <Select.Trigger aria-label={t("fields.source")} className="w-44">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value={ALL}>{t("webhooks.allSources")}</Select.Item>
            {counts.map((one) => (
              <Select.Item key={one.source} value={one.source}>
                {providerName(one.source)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      ) : null}
    </div>
  )
}
