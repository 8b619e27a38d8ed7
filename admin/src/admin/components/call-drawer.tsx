import { providerName, usePaymentCall } from "../lib/payments"
import { useFormat } from "../lib/use-format"
import { DetailDrawer } from "./detail-drawer"
import { Field, Json } from "./section"
import { Loaded } from "./states"

/** What a provider was asked and what it answered, as far as it was kept. */
export function CallDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t, dateTime, number } = useFormat("payments")
  return (
    <DetailDrawer title={t("call.title")} onClose={onClose}>
      <Loaded query={usePaymentCall(id)}>
        {({ payment_call: call }) => (
          <>
            <dl className="divide-y">
              <Field label={t("fields.provider")}>{providerName(call.provider)}</Field>
              <Field label={t("fields.call")}>
                <bdi dir="ltr" className="font-mono break-all">
                  {call.what}
                </bdi>
              </Field>
              <Field label={t("fields.answer")}>{call.status ?? call.error}</Field>
              <Field label={t("fields.took")}>{t("milliseconds", { number: number(call.milliseconds) })}</Field>
              <Field label={t("fields.at")}>{dateTime(call.at)}</Field>
            </dl>
            <Json label={t("call.request")} value={call.request} />
            <Json label={t("call.answer")} value={call.answer} />
            <p className="txt-compact-xsmall text-ui-fg-subtle px-6 py-4">{t("call.masked")}</p>
          </>
        )}
      </Loaded>
    </DetailDrawer>
  )
}
