const ARABIC = /^[\u0621-\u064a]+$/
const LATIN = /^[a-z]+$/

/**
 * What the forms of a word have in common: singular and plural, with and without the article. Light on purpose: a word that is
 * cut too short finds what nobody looked for.
 *
 * @param word normalised
 * @param locale of the text; Arabic is known by its letters, and other languages are taken for English, of which only plurals go
 */
export function stem(word: string, locale: string): string {
  if (ARABIC.test(word)) return arabic(word)
  if (!LATIN.test(word)) return word
  return locale.toLowerCase().startsWith("fr") ? french(word) : english(word)
}

/** Harman's S-stemmer (1991), with the endings after sibilants. */
function english(word: string): string {
  if (word.length < 4) return word
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (/[^us]s$/.test(word)) return word.slice(0, -1)
  return word
}

/** Plural and feminine endings, as in Savoy's minimal stemmer for French (1999). */
function french(word: string): string {
  if (word.length < 4) return word
  if (/[^e]aux$/.test(word) && word.length > 5) return `${word.slice(0, -3)}al`
  const singular = word.replace(/[sx]$/, "")
  return singular.length > 3 ? singular.replace(/e{1,2}$/, "") : singular
}

const PREFIXES = ["وال", "بال", "كال", "فال", "ال", "لل"]
const SUFFIXES = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"]

/** Larkey's light10 (2002), with one ending instead of several. */
function arabic(word: string): string {
  let rest = word
  if (rest.startsWith("و") && rest.length > 4 && !rest.startsWith("وال")) rest = rest.slice(1)
  const prefix = PREFIXES.find((one) => rest.startsWith(one) && rest.length - one.length >= 3)
  if (prefix) rest = rest.slice(prefix.length)
  const suffix = SUFFIXES.find((one) => rest.endsWith(one) && rest.length - one.length >= 3)
  return suffix ? rest.slice(0, -suffix.length) : rest
}
