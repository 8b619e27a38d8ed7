import { Alert, Button, Input, Label, Prompt, Textarea, toast } from "@medusajs/ui"
import { type FormEvent, useId, useState } from "react"
import { providerName, useRefund } from "../lib/payments"
import { useFormat } from "../lib/use-format"
import { useReturnFocus } from "../lib/use-return-focus"

interface RefundDialogProps {
  orderId: string
  /** Decimal major units: all that can be given back. */
  refundable: number
  currency: string
  onClose: () => void
}

/** Asks how much of what an order was paid with goes back. Where it goes is no question: to where it came from. */
export function RefundDialog({ orderId, refundable, currency, onClose }: RefundDialogProps) {
  const { t, money } = useFormat("payments")
  const onCloseAutoFocus = useReturnFocus()
  const id = useId()
  const [key] = useState(() => crypto.randomUUID())
  const [amount, setAmount] = useState(String(refundable))
  const [note, setNote] = useState("")
  const { mutateAsync, isPending, error } = useRefund(orderId, key)
  const value = Number(amount)
  const isWrong = !/^\d+(\.\d+)?$/.test(amount.trim()) || value <= 0 || value > refundable
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isWrong || isPending) return
    try {
      const { refund } = await mutateAsync({ amount: amount.trim(), ...(note.trim() && { note: note.trim() }) })
      const parts = refund.parts.map((part) => `${providerName(part.provider_id)} ${money(part.amount, currency)}`).join(", ")
      toast.success(t(refund.status === "completed" ? "refund.done" : "refund.pending", { parts }))
      onClose()
    } catch {
      // Said in the dialog.
    }
  }
  return (
    <Prompt open onOpenChange={(isOpen) => !isOpen && !isPending && onClose()} variant="confirmation">
      <Prompt.Content className="max-sm:max-w-[calc(100%-24px)]" onCloseAutoFocus={onCloseAutoFocus}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <Prompt.Header>
            <Prompt.Title>{t("refund.title")}</Prompt.Title>
            <Prompt.Description>{t("refund.text", { amount: money(refundable, currency) })}</Prompt.Description>
          </Prompt.Header>
          <div className="flex flex-col gap-y-4 px-6 pt-4">
            <div className="flex flex-col gap-y-1">
              <Label htmlFor={`${id}-amount`} size="small">
                {t("refund.amount", { currency: currency.toUpperCase() })}
              </Label>
              <Input
                id={`${id}-amount`}
                dir="ltr"
                inputMode="decimal"
                autoComplete="off"
                value={amount}
                onChange={(event) => setAmount(event.target.value)}
                aria-invalid={isWrong}
                aria-describedby={isWrong ? `${id}-wrong` : undefined}
              />
              {isWrong ? (
                <p id={`${id}-wrong`} className="txt-small text-ui-fg-error">
                  {t("refund.wrong", { amount: money(refundable, currency) })}
                </p>
              ) : null}
            </div>
            <div className="flex flex-col gap-y-1">
              <Label htmlFor={`${id}-note`} size="small">
                {t("refund.note")}
              </Label>
              <Textarea id={`${id}-note`} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
            </div>
            {error ? <Alert variant="error">{t("refund.failed", { reason: error.message })}</Alert> : null}
          </div>
          <Prompt.Footer>
            <Prompt.Cancel disabled={isPending}>{t("cancel")}</Prompt.Cancel>
            <Button type="submit" size="small" isLoading={isPending} disabled={isWrong}>
              {t("refund.submit")}
            </Button>
          </Prompt.Footer>
        </form>
      </Prompt.Content>
    </Prompt>
  )
}
