import { Alert, Button, Drawer, Prompt, Text, toast } from "@medusajs/ui"
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react"
import { type Change, useChange } from "../lib/use-change"
import { useErrorText } from "../lib/use-error-text"
import { useFormat } from "../lib/use-format"
import { useNamedClose } from "../lib/use-named-close"
import { useReturnFocus } from "../lib/use-return-focus"

export interface ChangeDialogProps<T> {
  title: string
  description?: string
  /** What a person fills in before; told whether to point out what is missing. */
  fields?: (isTried: boolean) => ReactNode
  isValid?: boolean
  /** What will happen, sentence by sentence. */
  summary: () => ReactNode[]
  confirm: string
  isDanger?: boolean
  change: () => Change
  /** Said when it has happened. */
  done: string | ((answer: T) => string)
  onClose: () => void
}

/**
 * Asks before the ledger changes: a drawer to fill in and then to read over, or only a question where
 * there is nothing to fill in. Mount it to open it: each opening has its own idempotency key.
 */
export function ChangeDialog<T>(props: ChangeDialogProps<T>) {
  const { onClose, done, change } = props
  const { run, isPending, error } = useChange<T>()
  const onCloseAutoFocus = useReturnFocus()
  const close = () => {
    if (!isPending) onClose()
  }
  const confirm = async () => {
    const answer = await run(change())
    if (answer === undefined) return
    toast.success(typeof done === "string" ? done : done(answer))
    onClose()
  }
  const shell = { ...props, isPending, error, onCloseAutoFocus, onConfirm: () => void confirm(), onClose: close }
  return props.fields ? <FormShell {...shell} fields={props.fields} /> : <QuestionShell {...shell} />
}

interface ShellProps
  extends Pick<ChangeDialogProps<never>, "title" | "description" | "isValid" | "summary" | "confirm" | "isDanger" | "onClose"> {
  isPending: boolean
  error: unknown
  onCloseAutoFocus: (event: Event) => void
  onConfirm: () => void
}

function QuestionShell({ title, summary, confirm, isDanger, isPending, error, onCloseAutoFocus, onConfirm, onClose }: ShellProps) {
  const { t } = useFormat()
  return (
    <Prompt open onOpenChange={(isOpen) => !isOpen && onClose()} variant={isDanger ? "danger" : "confirmation"}>
      <Prompt.Content className="max-sm:max-w-[calc(100%-24px)]" onCloseAutoFocus={onCloseAutoFocus}>
        <Prompt.Header>
          <Prompt.Title>{title}</Prompt.Title>
          <Prompt.Description asChild>
            <div className="flex flex-col gap-y-2">
              {summary().map((sentence, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: sentences in a fixed order
                <p key={index}>{sentence}</p>
              ))}
            </div>
          </Prompt.Description>
        </Prompt.Header>
        <Failure error={error} className="mx-6 mt-4" />
        <Prompt.Footer>
          <Prompt.Cancel disabled={isPending}>{t("actions.cancel")}</Prompt.Cancel>
          <Button size="small" variant={isDanger ? "danger" : "primary"} isLoading={isPending} onClick={onConfirm}>
            {confirm}
          </Button>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}

function FormShell(props: ShellProps & { fields: (isTried: boolean) => ReactNode }) {
  const {
    title,
    description,
    fields,
    isValid = true,
    summary,
    confirm,
    isDanger,
    isPending,
    error,
    onCloseAutoFocus,
    onConfirm,
    onClose,
  } = props
  const { t } = useFormat()
  const namedClose = useNamedClose()
  const [isTried, setTried] = useState(false)
  const [isReview, setReview] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const review = useRef<HTMLDivElement>(null)
  const hasSwitched = useRef(false)

  // The button that was pressed is gone after the switch; without this the focus would be lost with it.
  useEffect(() => {
    if (isReview) review.current?.focus()
    else if (hasSwitched.current) body.current?.querySelector<HTMLElement>("input, textarea")?.focus()
    hasSwitched.current = isReview || hasSwitched.current
  }, [isReview])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReview) return onConfirm()
    setTried(true)
    if (isValid) setReview(true)
    else requestAnimationFrame(() => body.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus())
  }

  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content ref={namedClose} onCloseAutoFocus={onCloseAutoFocus} {...(description ? {} : { "aria-describedby": undefined })}>
        <Drawer.Header>
          <Drawer.Title>{title}</Drawer.Title>
          {description ? <Drawer.Description>{description}</Drawer.Description> : null}
        </Drawer.Header>
        <form onSubmit={submit} noValidate className="flex min-h-0 flex-1 flex-col">
          <Drawer.Body ref={body} className="overflow-y-auto">
            {isReview ? (
              <div ref={review} tabIndex={-1} className="flex flex-col gap-y-4 outline-none">
                <Text size="small" leading="compact" weight="plus">
                  {t("confirm.heading")}
                </Text>
                <ul className="bg-ui-bg-subtle shadow-borders-base divide-y rounded-lg">
                  {summary().map((sentence, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: sentences in a fixed order
                    <li key={index} className="txt-compact-medium text-ui-fg-base break-words px-4 py-3">
                      {sentence}
                    </li>
                  ))}
                </ul>
                <Failure error={error} />
              </div>
            ) : (
              <div className="flex flex-col gap-y-6">{fields(isTried)}</div>
            )}
          </Drawer.Body>
          <Drawer.Footer className="gap-x-2 space-x-0">
            <Button
              type="button"
              size="small"
              variant="secondary"
              disabled={isPending}
              onClick={isReview ? () => setReview(false) : onClose}
            >
              {t(isReview ? "actions.back" : "actions.cancel")}
            </Button>
            <Button type="submit" size="small" variant={isReview && isDanger ? "danger" : "primary"} isLoading={isPending}>
              {isReview ? confirm : t("actions.continue")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}

function Failure({ error, className }: { error: unknown; className?: string }) {
  const text = useErrorText()
  if (!error) return null
  return (
    <Alert variant="error" role="alert" className={className}>
      {text(error)}
    </Alert>
  )
}
