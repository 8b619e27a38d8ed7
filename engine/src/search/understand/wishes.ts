import { normalise } from "../words/normalise"
import type { Token } from "./tokens"
import type { UnderstoodFilter } from "./types"

/** What is said of the order, or of stock, whatever is looked for. */
const WISHES: readonly (readonly [UnderstoodFilter["name"], string, string])[] = [
  ["available", "true", "in stock|available now|available|en stock|disponible|disponibles|متوفر|متوفرة|متاح|متاحة|في المخزون|متوفر الآن"],
  [
    "sort",
    "price",
    "cheapest|lowest price|cheapest first|cheap|least expensive|le moins cher|la moins chère|les moins chers|les moins chères|moins cher|pas cher|pas chère|pas chers|pas chères|bon marché|رخيص|رخيصة|الأرخص|أرخص|الأقل سعرا",
  ],
  ["sort", "-price", "most expensive|priciest|le plus cher|la plus chère|les plus chers|les plus chères|الأغلى|أغلى|الأعلى سعرا"],
  ["sort", "newest", "newest|latest|new arrivals|just in|nouveautés|nouveauté|derniers arrivages|الأحدث|أحدث|وصل حديثا"],
]

const wishes = WISHES.flatMap(([name, value, text]) =>
  text.split("|").map((phrase) => ({ name, value, words: phrase.split(" ").map(normalise) })),
).sort((a, b) => b.words.length - a.words.length)

/** The wish that begins at a token. */
export function wishAt(tokens: readonly Token[], at: number): { to: number; filter: Omit<UnderstoodFilter, "text"> } | undefined {
  const wish = wishes.find(({ words }) => words.every((word, index) => tokens[at + index]?.word === word))
  return wish && { to: at + wish.words.length, filter: { name: wish.name, value: wish.value } }
}
