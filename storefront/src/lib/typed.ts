/** Digits of the shop's other languages as those of this one. */
export const toDigits = (text: string) => text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 10))

/** A decimal in major units, with the digits and the decimal sign of any of the shop's languages; undefined when it is none. */
export function readAmount(text: string): string | undefined {
  const plain = toDigits(text)
    .replace(/\s/g, "")
    .replace(/[٫،]|,(?=\d{1,2}$)/, ".")
  return /^\d{1,9}(\.\d{1,3})?$/.test(plain) && Number(plain) > 0 ? plain : undefined
}
