import { Hint, Input, Label, RadioGroup, Select, Text, Textarea } from "@medusajs/ui"
import { type ReactNode, useId } from "react"
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

/** A label, an input, and what to say of it: a hint, or the problem with what has been filled in. */
export function FieldFrame({ label, isOptional = false, hint, problem, children }: FieldFrameProps) {
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

interface InputFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  problem?: string | undefined
  isOptional?: boolean
  isDisabled?: boolean
  maxLength?: number | undefined
}

interface UnitFieldProps extends InputFieldProps {
  /** Said after the number: a currency's code, "%", "seconds". */
  unit: string
}

/** A number and what it counts. Left to right in every language, as numbers are. */
export function UnitField({ label, unit, value, onChange, hint, problem, isOptional, isDisabled, maxLength = 24 }: UnitFieldProps) {
  return (
    <FieldFrame label={`${label} (${unit})`} hint={hint} problem={problem} isOptional={isOptional}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          className="tabular-nums rtl:text-right"
          maxLength={maxLength}
          disabled={isDisabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}

export function NoteField({ label, value, onChange, hint, problem, isOptional, isDisabled, maxLength = 500 }: InputFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem} isOptional={isOptional}>
      {(control) => (
        <Textarea
          {...control}
          rows={3}
          // A text has its own language's direction, not the dashboard's.
          dir="auto"
          maxLength={maxLength}
          disabled={isDisabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}

export function TextField({ label, value, onChange, hint, problem, isOptional, isDisabled, maxLength = 120 }: InputFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem} isOptional={isOptional}>
      {(control) => (
        <Input
          {...control}
          dir="auto"
          maxLength={maxLength}
          disabled={isDisabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}

/** A day and time on the browser's clock, in its own input: every browser has one for keyboard, touch and screen reader. */
export function MomentField({ label, value, onChange, hint, problem, isOptional, isDisabled }: InputFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} problem={problem} isOptional={isOptional}>
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          // With seconds left out, some browsers ask for a step.
          step={60}
          disabled={isDisabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}

interface SelectFieldProps<T extends string> {
  label: string
  value: T
  onChange: (value: T) => void
  options: { value: T; label: string }[]
  isDisabled?: boolean
  problem?: string | undefined
}

export function SelectField<T extends string>({ label, value, onChange, options, isDisabled = false, problem }: SelectFieldProps<T>) {
  const { isRtl } = useFormat()
  return (
    <FieldFrame label={label} problem={problem}>
      {(control) => (
        <Select value={value} onValueChange={(next) => onChange(next as T)} disabled={isDisabled} dir={isRtl ? "rtl" : "ltr"}>
          <Select.Trigger {...control}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value}>
                {option.label}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      )}
    </FieldFrame>
  )
}

interface ChoiceFieldProps<T extends string> {
  label: string
  value: T
  onChange: (value: T) => void
  isDisabled?: boolean
  options: { value: T; label: string; description?: string }[]
}

export function ChoiceField<T extends string>({ label, value, onChange, options, isDisabled = false }: ChoiceFieldProps<T>) {
  const id = useId()
  const { isRtl } = useFormat()
  return (
    <div className="flex flex-col gap-y-2">
      <Text as="span" id={id} size="small" leading="compact" weight="plus">
        {label}
      </Text>
      <RadioGroup
        aria-labelledby={id}
        dir={isRtl ? "rtl" : "ltr"}
        disabled={isDisabled}
        value={value}
        onValueChange={(next) => onChange(next as T)}
      >
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
