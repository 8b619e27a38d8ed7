import type { Result } from "@/lib/result"

/**
 * What an account action tells its form. `error` is a key under `account.errors` or `errors`; `fields` holds such a
 * key for each field that is to blame; `values` are given back so that nothing typed is lost.
 */
export type FormResult =
  | { readonly ok: true; readonly message?: string }
  | {
      readonly ok: false
      readonly error: string
      readonly fields?: Readonly<Record<string, string>> | undefined
      readonly values?: Readonly<Record<string, string>> | undefined
    }

type Values = Readonly<Record<string, string>>

/** A refusal that fields are to blame for. */
export const wrongAt = (fields: Values, values: Values): FormResult => ({ ok: false, error: "check", fields, values })

/** A result with what was typed, where it is a refusal. */
export const keeping = (values: Values, result: Result): FormResult => (result.ok ? result : { ...result, values })

const LONGEST = 200

/** The typed text of these fields, trimmed and no longer than a name or an address ever is. */
export function readTexts<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      String(form.get(name) ?? "")
        .trim()
        .slice(0, LONGEST),
    ]),
  ) as Record<Name, string>
}

/** What is not filled in, by field. */
export function missing<Name extends string>(values: Record<Name, string>, needed: readonly Name[]): Record<string, string> {
  return Object.fromEntries(needed.filter((name) => !values[name]).map((name) => [name, "required"]))
}
