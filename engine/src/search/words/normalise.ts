/** Letters that Unicode's decomposition leaves as they are, and what a shopper types for them. */
const SAME_LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
  // Ya and alef maqsura, ta marbuta and ha, and the Persian shapes of kaf and ya are written for one another.
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ٱ: "ا",
}

const SAME = new RegExp(`[${Object.keys(SAME_LETTERS).join("")}]`, "g")
// Marks (accents, harakat, the hamza over and under alef, waw and ya), tatweel, and the invisible marks of direction.
const MARKS = /[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g

/**
 * The form in which words are compared: lower case, without accents and diacritics, with one form of each Arabic letter and
 * with European digits. What is written into an index and what is asked of it both go through here.
 */
export function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(MARKS, "")
    .replace(SAME, (letter) => SAME_LETTERS[letter] as string)
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
}
