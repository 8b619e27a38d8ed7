import { Button, toast } from "@medusajs/ui"
import { providerName, useReplay, useWebhook } from "../lib/payments"
import { useFormat } from "../lib/use-format"
import { DetailDrawer } from "./detail-drawer"
import { Field, Json } from "./section"
import { WebhookBadge } from "./state-badges"
import { Loaded } from "./states"

/** What a service has told, what became of it, and having it handled anew. */
export function WebhookDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, dateTime, number } = useFormat("payments")
  const { replay, isPending } = useReplay()
  const again = async () => {
    try {
      await replay({ ids: [id] })
      toast.success(t("webhooks.replayedOne"))
      onClose()
    } catch {
      toast.error(t("webhooks.notReplayed"))
    }
  }
  const footer = (
    <Button size="small" isLoading={isPending} onClick={() => void again()}>
      {t("webhooks.replay")}
    </Button>
  )
  return (
    <DetailDrawer title={t("webhooks.one")} onClose={onClose} footer={footer}>
      <Loaded query={useWebhook(id)}>
        {({ webhook_event: event }) => (
          <>
            <dl className="divide-y">
              <Field label={t("fields.status")}>
                <WebhookBadge status={event.status} />
              </Field>
              <Field label={t("fields.source")}>{providerName(event.source)}</Field>
              <Field label={t("fields.type")}>
                <bdi dir="ltr">{event.type}</bdi>
              </Field>
              <Field label={t("fields.subject")}>
                <bdi dir="ltr" className="break-all">
                  {event.subject}
                </bdi>
              </Field>
              <Field label={t("fields.eventId")}>
                <bdi dir="ltr" className="font-mono break-all">
                  {event.event_id}
                </bdi>
              </Field>
              <Field label={t("fields.received")}>{dateTime(event.received_at)}</Field>
              <Field label={t("fields.deliveries")}>{number(event.deliveries)}</Field>
              <Field label={t("fields.attempts")}>{number(event.attempts)}</Field>
              {event.processed_at ? <Field label={t("fields.processed")}>{dateTime(event.processed_at)}</Field> : null}
              {event.last_error ? (
                <Field label={t("fields.lastError")}>
                  <bdi className="text-ui-fg-error">{event.last_error}</bdi>
                </Field>
              ) : null}
            </dl>
            <Json label={t("webhooks.payload")} value={event.payload} />
          </>
        )}
      </Loaded>
    </DetailDrawer>
  )
}
