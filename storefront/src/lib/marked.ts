/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  /** Its place among the pieces: a name for each. */
  readonly at: number
  readonly text: string
  readonly marked: boolean
}

const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|(amp|lt|gt|quot|apos));/gi
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" }

/** Reads what the engine writes of a hit: `<mark>` around the words that were found, everything else escaped. */
export function piecesOf(html: string): Piece[] {
  return html
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, at) => ({ at, text: plain(text), marked: at % 2 === 1 }))
    .filter(({ text }) => text !== "")
}

const plain = (html: string) =>
  html.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16))
  })
