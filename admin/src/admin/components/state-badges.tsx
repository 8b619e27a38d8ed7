import { StatusBadge } from "@medusajs/ui"
import type { ComponentProps } from "react"
import type { ReportState, WebhookStatus } from "../lib/payments"
import { useFormat } from "../lib/use-format"

type Color = ComponentProps<typeof StatusBadge>["color"]

// Orange waits, blue is under way, green is done, red is for somebody to look at.
const WEBHOOKS: Record<WebhookStatus, Color> = { dead: "red", pending: "orange", processed: "green" }
const REPORTS: Record<ReportState, Color> = { running: "blue", ok: "green", incomplete: "orange", differences: "red", failed: "red" }

export function WebhookBadge({ status }: { status: WebhookStatus }) {
  const { t } = useFormat("payments")
  return (
    <StatusBadge color={WEBHOOKS[status]} className="text-nowrap">
      {t(`webhooks.states.${status}`)}
    </StatusBadge>
  )
}

export function ReportBadge({ state }: { state: ReportState }) {
  const { t } = useFormat("payments")
  return (
    <StatusBadge color={REPORTS[state]} className="text-nowrap">
      {t(`reports.states.${state}`)}
    </StatusBadge>
  )
}
