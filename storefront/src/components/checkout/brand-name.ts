const BRANDS: Readonly<Record<string, string>> = {
  amex: "American Express",
  jcb: "JCB",
  mastercard: "Mastercard",
  unionpay: "UnionPay",
  visa: "Visa",
}

/** What a card's network calls itself. */
export const brandName = (brand: string): string => BRANDS[brand] ?? brand.replace(/^./, (letter) => letter.toUpperCase())
