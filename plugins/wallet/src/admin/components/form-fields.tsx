import { Hint, Input, Label, RadioGroup, Text, Textarea } from "@medusajs/ui"
import { type ReactNode, useId } from "react"
import { decimalOf, minorOf, readAmount } from "../lib/money"
import { useFormat } from "../lib/use-format"

interface Control {
  id: string
  "aria-describedby": string | undefined
  "aria-invalid": boolean
  "aria-required": boolean
}

interface FieldFrameProps {
  label: string
  isOptional?: boolean | undefined
  hint?: ReactNode
  problem?: string | undefined
  /** The input itself, to be spread over with what ties it to its label, hint and problem. */
  children: (control: Control) => ReactNode
}

function FieldFrame({ label, isOptional = false, hint, problem, children }: FieldFrameProps) {
  const { t } = useFormat()
  const id = useId()
  const describedBy = problem ? `${id}-problem` : hint ? `${id}-hint` : undefined
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
        {isOptional ? <span className="text-ui-fg-subtle font-normal"> {t("general.optional")}</span> : null}
      </Label>
      {children({ id, "aria-describedby": describedBy, "aria-invalid": problem !== undefined, "aria-required": !isOptional })}
      {problem ? (
        <Hint id={`${id}-problem`} variant="error">
          {problem}
        </Hint>
      ) : hint ? (
        <Hint id={`${id}-hint`}>{hint}</Hint>
      ) : null}
    </div>
  )
}

/** What is wrong with a typed amount, for a person; undefined when it can be sent. */
export function useAmountCheck() {
  const { t, money } = useFormat()
  return (text: string, currency: string, max?: bigint): string | undefined => {
    const read = readAmount(text, currency)
    if ("problem" in read) return t(`problems.${read.problem}`)
    if (max !== undefined && minorOf(read.value, currency) > max) {
      return t("problems.too_much", { amount: money(Number(decimalOf(max, currency)), currency) })
    }
    return undefined
  }
}

interface AmountFieldProps {
  label: string
  currency: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  problem?: string | undefined
}

export function AmountField({ label, currency, value, onChange, hint, problem }: AmountFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem}>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            className="pe-14 text-end tabular-nums"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <span
            aria-hidden
            className="txt-compact-small text-ui-fg-subtle pointer-events-none absolute inset-y-0 right-3 flex items-center"
            dir="ltr"
          >
            {currency.toUpperCase()}
          </span>
        </div>
      )}
    </FieldFrame>
  )
}

interface TextFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  problem?: string | undefined
  isOptional?: boolean
  maxLength?: number | undefined
}

export function NoteField({ label, value, onChange, hint, problem, isOptional, maxLength = 500 }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem} isOptional={isOptional}>
      {(control) => (
        <Textarea {...control} rows={3} maxLength={maxLength} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </FieldFrame>
  )
}

export function TextField({ label, value, onChange, hint, problem, isOptional, maxLength = 120 }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem} isOptional={isOptional}>
      {(control) => <Input {...control} maxLength={maxLength} value={value} onChange={(event) => onChange(event.target.value)} />}
    </FieldFrame>
  )
}

interface ChoiceFieldProps<T extends string> {
  label: string
  value: T
  onChange: (value: T) => void
  options: { value: T; label: string; description?: string }[]
}

export function ChoiceField<T extends string>({ label, value, onChange, options }: ChoiceFieldProps<T>) {
  const id = useId()
  const { isRtl } = useFormat()
  return (
    <div className="flex flex-col gap-y-2">
      <Text as="span" id={id} size="small" leading="compact" weight="plus">
        {label}
      </Text>
      <RadioGroup aria-labelledby={id} dir={isRtl ? "rtl" : "ltr"} value={value} onValueChange={(next) => onChange(next as T)}>
        {options.map((option) => (
          <RadioGroup.ChoiceBox key={option.value} value={option.value} label={option.label} description={option.description ?? ""} />
        ))}
      </RadioGroup>
    </div>
  )
}

/** The shortest text that the server takes as a reason. */
const MIN_REASON = 3

export function useReasonCheck() {
  const { t } = useFormat()
  return (text: string): string | undefined => (text.trim().length < MIN_REASON ? t("problems.reason") : undefined)
}
