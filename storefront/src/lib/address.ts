/** The fields of an address as the engine names them, in the order in which they are asked. */
export const ADDRESS_FIELDS = [
  "country_code",
  "first_name",
  "last_name",
  "address_1",
  "address_2",
  "postal_code",
  "city",
  "province",
  "phone",
] as const

export type AddressField = (typeof ADDRESS_FIELDS)[number]
export type Address = Record<AddressField, string>
/** Keys of the texts under `checkout.wrong`. */
export type Wrong = "required" | "tooLong" | "postalCode" | "phone" | "country" | "province" | "email"

const MOST = 120
const NEEDED: readonly AddressField[] = ["country_code", "first_name", "last_name", "address_1", "city"]

interface Custom {
  postalCode: RegExp
  needsPostalCode: boolean
  /** A courier there calls before the door. */
  needsPhone: boolean
}

const FIVE_DIGITS: Custom = { postalCode: /^\d{5}$/, needsPostalCode: true, needsPhone: false }
const CUSTOMS: Readonly<Record<string, Custom>> = {
  us: { ...FIVE_DIGITS, postalCode: /^\d{5}(-\d{4})?$/ },
  fr: FIVE_DIGITS,
  de: FIVE_DIGITS,
  it: FIVE_DIGITS,
  es: FIVE_DIGITS,
  nl: { ...FIVE_DIGITS, postalCode: /^\d{4} ?[a-z]{2}$/i },
  eg: { postalCode: /^\d{5}$/, needsPostalCode: false, needsPhone: true },
}
const ELSEWHERE: Custom = { postalCode: /^[\p{L}\d -]{2,12}$/u, needsPostalCode: false, needsPhone: false }

export const customOf = (country: string): Custom => CUSTOMS[country] ?? ELSEWHERE

const PHONE = /^\+?[\d ()./-]{6,24}$/
// The engine decides; this only catches what was mistyped.
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/

export const isEmail = (text: string) => text.length <= MOST && EMAIL.test(text)

/** Arabic and Persian digits as the couriers' machines read them. */
const toDigits = (text: string) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.charCodeAt(0) - (digit.charCodeAt(0) < 0x6f0 ? 0x660 : 0x6f0)) % 10))

/** The address in a form whose fields are named `<prefix><field>`. */
export function readAddress(form: FormData, prefix = ""): Address {
  const read = (field: AddressField) => String(form.get(prefix + field) ?? "").trim()
  const address = Object.fromEntries(ADDRESS_FIELDS.map((field) => [field, read(field)])) as Address
  return {
    ...address,
    postal_code: toDigits(address.postal_code),
    phone: toDigits(address.phone),
    // Only where a province decides the tax is it asked for; what is left of another country would be wrong.
    province: address.country_code === "us" ? address.province : "",
  }
}

/** What is wrong, by field; nothing when it can be delivered to. */
export function checkAddress(address: Address, countries: readonly string[]): Partial<Record<AddressField, Wrong>> {
  const { country_code: country, postal_code: postalCode, phone, province } = address
  const custom = customOf(country)
  const needed = [
    ...NEEDED,
    ...(custom.needsPostalCode ? (["postal_code"] as const) : []),
    ...(custom.needsPhone ? (["phone"] as const) : []),
    ...(country === "us" ? (["province"] as const) : []),
  ]
  const checks: readonly [AddressField, boolean, Wrong][] = [
    ...ADDRESS_FIELDS.map((field) => [field, address[field].length > MOST, "tooLong"] as [AddressField, boolean, Wrong]),
    ...needed.map((field) => [field, !address[field], "required"] as [AddressField, boolean, Wrong]),
    ["country_code", !countries.includes(country), "country"],
    ["postal_code", postalCode !== "" && !custom.postalCode.test(postalCode), "postalCode"],
    ["phone", phone !== "" && !PHONE.test(phone), "phone"],
    ["province", country === "us" && !US_STATES.some(([code]) => code === province), "province"],
  ]
  const wrong: Partial<Record<AddressField, Wrong>> = {}
  for (const [field, isWrong, why] of checks) if (isWrong) wrong[field] ??= why
  return wrong
}

/** Whether a stored address has all that a parcel needs. */
export function isComplete(address: Partial<Record<AddressField, string | null | undefined>> | null | undefined): boolean {
  return NEEDED.every((field) => address?.[field])
}

/** By the codes that the engine's taxes go by. */
export const US_STATES: readonly (readonly [string, string])[] = [
  ["us-al", "Alabama"],
  ["us-ak", "Alaska"],
  ["us-az", "Arizona"],
  ["us-ar", "Arkansas"],
  ["us-ca", "California"],
  ["us-co", "Colorado"],
  ["us-ct", "Connecticut"],
  ["us-de", "Delaware"],
  ["us-dc", "District of Columbia"],
  ["us-fl", "Florida"],
  ["us-ga", "Georgia"],
  ["us-hi", "Hawaii"],
  ["us-id", "Idaho"],
  ["us-il", "Illinois"],
  ["us-in", "Indiana"],
  ["us-ia", "Iowa"],
  ["us-ks", "Kansas"],
  ["us-ky", "Kentucky"],
  ["us-la", "Louisiana"],
  ["us-me", "Maine"],
  ["us-md", "Maryland"],
  ["us-ma", "Massachusetts"],
  ["us-mi", "Michigan"],
  ["us-mn", "Minnesota"],
  ["us-ms", "Mississippi"],
  ["us-mo", "Missouri"],
  ["us-mt", "Montana"],
  ["us-ne", "Nebraska"],
  ["us-nv", "Nevada"],
  ["us-nh", "New Hampshire"],
  ["us-nj", "New Jersey"],
  ["us-nm", "New Mexico"],
  ["us-ny", "New York"],
  ["us-nc", "North Carolina"],
  ["us-nd", "North Dakota"],
  ["us-oh", "Ohio"],
  ["us-ok", "Oklahoma"],
  ["us-or", "Oregon"],
  ["us-pa", "Pennsylvania"],
  ["us-ri", "Rhode Island"],
  ["us-sc", "South Carolina"],
  ["us-sd", "South Dakota"],
  ["us-tn", "Tennessee"],
  ["us-tx", "Texas"],
  ["us-ut", "Utah"],
  ["us-vt", "Vermont"],
  ["us-va", "Virginia"],
  ["us-wa", "Washington"],
  ["us-wv", "West Virginia"],
  ["us-wi", "Wisconsin"],
  ["us-wy", "Wyoming"],
]
