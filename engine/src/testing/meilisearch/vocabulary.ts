import type { Settings } from "./settings"
import { type Document, textsAt } from "./values"
import { HARD_DISTANCE, tokenize } from "./words"

/** Where a word stands: the number of the attribute in the order of the settings, and of the word in it. */
export interface Place {
  attribute: number
  position: number
}

export interface WordsOfDocument {
  places: Map<string, Place[]>
  /** How many words each attribute has. */
  lengths: number[]
}

/** What the documents of an index are found by. */
export class Words {
  readonly attributes: string[]
  readonly ofDocument = new Map<string, WordsOfDocument>()
  readonly all = new Set<string>()

  constructor(documents: ReadonlyMap<string, Document>, { searchableAttributes, nonSeparatorTokens }: Settings) {
    const isAll = searchableAttributes.includes("*")
    this.attributes = isAll ? [...new Set([...documents.values()].flatMap(Object.keys))] : searchableAttributes
    for (const [id, document] of documents) this.ofDocument.set(id, this.read(document, nonSeparatorTokens))
  }

  private read(document: Document, nonSeparators: string[]): WordsOfDocument {
    const places = new Map<string, Place[]>()
    const lengths = this.attributes.map((path, attribute) => {
      let offset = 0
      let length = 0
      for (const text of textsAt(document, path)) {
        const tokens = tokenize(text, nonSeparators)
        for (const { word, position } of tokens) {
          this.all.add(word)
          const known = places.get(word)
          const place = { attribute, position: offset + position }
          if (known) known.push(place)
          else places.set(word, [place])
        }
        offset += (tokens.at(-1)?.position ?? 0) + HARD_DISTANCE
        length += tokens.length
      }
      return length
    })
    return { places, lengths }
  }
}
