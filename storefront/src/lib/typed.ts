/** Digits of the shop's other languages as those of this one. */
export const toDigits = (text: string) => text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 10))

const ID = /^[a-z]+_[0-9A-Za-z]+$/

/** Looks like an id of the engine's, so that it may stand in an address. */
export const isId = (value: string): boolean => ID.test(value)

/** The id in a form's field; undefined for what is none. */
export function idIn(form: FormData, name = "id"): string | undefined {
  const value = String(form.get(name) ?? "")
  return isId(value) ? value : undefined
}

/** A decimal in major units, with the digits and the decimal sign of any of the shop's languages; undefined when it is none. */
export function readAmount(text: string): string | undefined {
  const plain = toDigits(text)
    .replace(/\s/g, "")
    .replace(/[٫،]|,(?=\d{1,2}$)/, ".")
  return /^\d{1,9}(\.\d{1,3})?$/.test(plain) && Number(plain) > 0 ? plain : undefined
}
