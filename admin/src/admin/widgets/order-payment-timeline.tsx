import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { CallDrawer } from "../components/call-drawer"
import { RefundDialog } from "../components/refund-dialog"
import { Section } from "../components/section"
import { Empty, Loaded } from "../components/states"
import { TimelineList } from "../components/timeline-list"
import { WebhookDrawer } from "../components/webhook-drawer"
import { type TimelineEntry, useRefundable, useTimeline } from "../lib/payments"
import { useFormat } from "../lib/use-format"

/** What has happened with the order's payments: Medusa's facts, and every call to and from the provider. */
export default function OrderPaymentTimeline({ data: order }: { data: { id: string } }) {
  const { t } = useFormat("payments")
  const query = useTimeline(order.id)
  const [isWhole, setWhole] = useState(true)
  const [opened, setOpened] = useState<TimelineEntry>()
  const { data: refundable } = useRefundable(order.id)
  const [isRefunding, setRefunding] = useState(false)
  const close = () => setOpened(undefined)
  return (
    <>
      <Section
        title={t("timeline.title")}
        description={t("timeline.description")}
        actions={
          <>
            {refundable && refundable.refundable > 0 ? (
              <Button size="small" variant="secondary" onClick={() => setRefunding(true)}>
                {t("refund.open")}
              </Button>
            ) : null}
            <fieldset className="flex items-center gap-x-1">
              <legend className="sr-only">{t("timeline.show")}</legend>
              {([true, false] as const).map((whole) => (
                <Button
                  key={String(whole)}
                  size="small"
                  variant={isWhole === whole ? "secondary" : "transparent"}
                  aria-pressed={isWhole === whole}
                  onClick={() => setWhole(whole)}
                >
                  {t(whole ? "timeline.everything" : "timeline.milestones")}
                </Button>
              ))}
            </fieldset>
          </>
        }
      >
        <Loaded query={query}>
          {({ payment_timeline: entries }) =>
            entries.length === 0 ? (
              <Empty title={t("timeline.empty")}>{t("timeline.emptyHint")}</Empty>
            ) : (
              <TimelineList
                entries={isWhole ? entries : entries.filter(({ kind }) => kind !== "call" && kind !== "webhook")}
                onOpen={setOpened}
              />
            )
          }
        </Loaded>
      </Section>
      {isRefunding && refundable ? (
        <RefundDialog
          orderId={order.id}
          refundable={refundable.refundable}
          currency={refundable.currency_code}
          onClose={() => setRefunding(false)}
        />
      ) : null}
      {opened?.call_id ? <CallDrawer id={opened.call_id} onClose={close} /> : null}
      {opened?.webhook_event_id ? <WebhookDrawer id={opened.webhook_event_id} onClose={close} /> : null}
    </>
  )
}

export const config = defineWidgetConfig({ zone: "order.details.after", id: "wekala-admin:order-payment-timeline" })
