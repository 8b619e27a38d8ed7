import { Alert, Button, Prompt, toast } from "@medusajs/ui"
import { useReplay } from "../lib/payments"
import { useFormat } from "../lib/use-format"
import { useReturnFocus } from "../lib/use-return-focus"

interface ReplayDialogProps {
  which: { ids: string[] } | { source?: string | undefined }
  number: number
  onClose: () => void
  onDone: () => void
}

/** Asks before many events are handled anew. */
export function ReplayDialog({ which, number: count, onClose, onDone }: ReplayDialogProps) {
  const { t, number } = useFormat("payments")
  const onCloseAutoFocus = useReturnFocus()
  const { replay, isPending, isError } = useReplay()
  const confirm = async () => {
    try {
      const { replayed } = await replay("ids" in which ? which : which.source ? { source: which.source } : {})
      toast.success(t("webhooks.replayed", { number: number(replayed) }))
      onDone()
      onClose()
    } catch {
      // Said in the dialog.
    }
  }
  return (
    <Prompt open onOpenChange={(isOpen) => !isOpen && !isPending && onClose()} variant="confirmation">
      <Prompt.Content className="max-sm:max-w-[calc(100%-24px)]" onCloseAutoFocus={onCloseAutoFocus}>
        <Prompt.Header>
          <Prompt.Title>{t("webhooks.replayTitle", { number: number(count) })}</Prompt.Title>
          <Prompt.Description>{t("webhooks.replayText")}</Prompt.Description>
        </Prompt.Header>
        {isError ? (
          <Alert variant="error" className="mx-6 mt-4">
            {t("webhooks.notReplayed")}
          </Alert>
        ) : null}
        <Prompt.Footer>
          <Prompt.Cancel disabled={isPending}>{t("cancel")}</Prompt.Cancel>
          <Button size="small" isLoading={isPending} onClick={() => void confirm()}>
            {t("webhooks.replay")}
          </Button>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
