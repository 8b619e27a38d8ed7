/** A body's values: texts, lists and further bodies. */
export interface Form {
  [name: string]: string | Form | (string | Form)[] | undefined
}

/** Reads a form as Stripe's SDK writes it: `card[number]=…`, `expand[0]=…`, `items[][id]=…`. */
export function parseForm(text: string): Form {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) put(form, name.replaceAll("]", "").split("["), value)
  return lists(form)
}

function put(form: Form, [first = "", ...rest]: string[], value: string): void {
  if (Object.hasOwn(Object.prototype, first)) return
  const name = first === "" ? String(Object.keys(form).length) : first
  if (rest.length === 0) {
    form[name] = value
    return
  }
  const inner = form[name]
  const next: Form = typeof inner === "object" && !Array.isArray(inner) ? inner : {}
  form[name] = next
  put(next, rest, value)
}

/** What is numbered from zero is a list. */
function lists(form: Form): Form {
  for (const [name, value] of Object.entries(form)) {
    if (typeof value !== "object" || Array.isArray(value)) continue
    const inner = lists(value)
    const keys = Object.keys(inner)
    form[name] = keys.length > 0 && keys.every((key, index) => key === String(index)) ? (Object.values(inner) as (string | Form)[]) : inner
  }
  return form
}

/** The whole form as one text, to tell two requests apart. */
export const fingerprint = (form: Form): string => JSON.stringify(form, Object.keys(flat(form)).sort())

function flat(form: Form, found: Record<string, true> = {}): Record<string, true> {
  for (const [name, value] of Object.entries(form)) {
    found[name] = true
    for (const one of Array.isArray(value) ? value : [value]) if (typeof one === "object") flat(one, found)
  }
  return found
}

export const text = (value: Form[string]): string | undefined => (typeof value === "string" ? value : undefined)
export const nested = (value: Form[string]): Form | undefined => (typeof value === "object" && !Array.isArray(value) ? value : undefined)
export const isTrue = (value: Form[string]): boolean => value === "true"
