import { invalid } from "./refusal"
import { type Document, facetForm, hasPath, isAmong, rawAt, valuesAt } from "./values"

export type Filter = (document: Document) => boolean

/** What a filter may be written as: an expression, or lists of them (outer AND, inner OR). */
export type FilterInput = string | (string | string[])[] | null | undefined

interface Mark {
  text: string
  /** In quotes: never an operator. */
  isQuoted: boolean
}

const KEYWORDS = new Set(["AND", "OR", "NOT", "IN", "TO", "EXISTS", "IS", "NULL", "EMPTY", "CONTAINS", "STARTS", "WITH"])
const SYMBOLS = ["!=", "<=", ">=", "=", "<", ">", "(", ")", "[", "]", ","]

/**
 * Reads a filter: https://www.meilisearch.com/docs/capabilities/filtering_sorting_faceting/advanced/filter_expression_syntax
 *
 * @throws Refusal `invalid_search_filter` (400), or the code that is given
 */
export function readFilter(input: FilterInput, filterable: readonly string[], code = "invalid_search_filter"): Filter {
  if (input === null || input === undefined) return () => true
  const read = (text: unknown): Filter => {
    if (typeof text !== "string") throw invalid(code, "Invalid syntax for the filter parameter: expected a String or an Array.")
    return text.trim() ? new Reader(text, filterable, code).read() : () => true
  }
  if (!Array.isArray(input)) return read(input)
  const all = input.map((one) => {
    if (!Array.isArray(one)) return read(one)
    const any = one.map(read)
    return (document: Document) => any.some((test) => test(document))
  })
  return (document) => all.every((test) => test(document))
}

/** OR binds weakest, then AND, then NOT. */
class Reader {
  private readonly marks: Mark[]
  private at = 0

  constructor(
    private readonly text: string,
    private readonly filterable: readonly string[],
    private readonly code: string,
  ) {
    this.marks = this.split(text)
  }

  read(): Filter {
    const filter = this.or()
    if (this.at < this.marks.length) this.fail(`Found unexpected characters at the end of the filter: \`${this.marks[this.at]?.text}\`.`)
    return filter
  }

  private or(): Filter {
    const parts = [this.and()]
    while (this.takes("OR")) parts.push(this.and())
    return parts.length === 1 ? (parts[0] as Filter) : (document) => parts.some((test) => test(document))
  }

  private and(): Filter {
    const parts = [this.not()]
    while (this.takes("AND")) parts.push(this.not())
    return parts.length === 1 ? (parts[0] as Filter) : (document) => parts.every((test) => test(document))
  }

  private not(): Filter {
    if (this.takes("NOT")) {
      const test = this.not()
      return (document) => !test(document)
    }
    if (this.takes("(")) {
      const test = this.or()
      this.expect(")")
      return test
    }
    return this.condition()
  }

  private condition(): Filter {
    const attribute = this.attribute()
    const isNegated = this.takes("NOT")
    const test = this.operator(attribute, isNegated)
    return isNegated ? (document) => !test(document) : test
  }

  private operator(attribute: string, isNegated: boolean): Filter {
    if (this.takes("EXISTS")) return (document) => hasPath(document, attribute)
    if (this.takes("IN")) return this.list(attribute)
    if (this.takes("CONTAINS")) this.fail("Using `CONTAINS` in a filter requires enabling the `contains filter` experimental feature.")
    if (this.takes("STARTS")) {
      this.expect("WITH")
      const start = facetForm(this.value())
      return (document) => valuesAt(document, attribute).some((one) => typeof one === "string" && facetForm(one).startsWith(start))
    }
    if (!isNegated) {
      if (this.takes("IS")) return this.is(attribute)
      for (const symbol of ["=", "!=", "<", "<=", ">", ">="]) {
        if (this.takes(symbol)) return comparison(attribute, symbol, this.value())
      }
      const from = this.value()
      this.expect("TO")
      const to = this.value()
      const [least, most] = [comparison(attribute, ">=", from), comparison(attribute, "<=", to)]
      return (document) => least(document) && most(document)
    }
    return this.fail(
      `Was expecting an operation \`=\`, \`!=\`, \`>=\`, \`>\`, \`<=\`, \`<\`, \`IN\`, \`NOT IN\`, \`TO\`, \`EXISTS\`, \`NOT EXISTS\`, \`IS NULL\`, \`IS NOT NULL\`, \`IS EMPTY\`, \`IS NOT EMPTY\` at \`${this.text}\`.`,
    )
  }

  private is(attribute: string): Filter {
    const isNegated = this.takes("NOT")
    const isNull = this.takes("NULL")
    if (!isNull) this.expect("EMPTY")
    const isEmpty = (value: unknown) => value === "" || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
    const test: Filter = (document) => rawAt(document, attribute).some((value) => (isNull ? value === null : isEmpty(value)))
    return isNegated ? (document) => !test(document) : test
  }

  private list(attribute: string): Filter {
    this.expect("[")
    const tests: Filter[] = []
    while (!this.takes("]")) {
      tests.push(comparison(attribute, "=", this.value()))
      if (!this.takes(",") && this.marks[this.at]?.text !== "]") this.fail(`Expected only comma-separated field names inside \`IN[..]\`.`)
    }
    return (document) => tests.some((test) => test(document))
  }

  private attribute(): string {
    const attribute = this.value()
    if (!isAmong(attribute, this.filterable)) {
      const known =
        this.filterable.length > 0
          ? `Available filterable attributes patterns are: \`${this.filterable.join(", ")}\`.`
          : "This index does not have configured filterable attributes."
      this.fail(`Attribute \`${attribute}\` is not filterable. ${known}`)
    }
    return attribute
  }

  private value(): string {
    const mark = this.marks[this.at]
    if (!mark || (!mark.isQuoted && (KEYWORDS.has(mark.text) || SYMBOLS.includes(mark.text)))) {
      this.fail(`Was expecting a value but instead got ${mark ? `\`${mark.text}\`` : "nothing"}.`)
    }
    this.at += 1
    return mark.text
  }

  private takes(text: string): boolean {
    const mark = this.marks[this.at]
    if (!mark || mark.isQuoted || mark.text !== text) return false
    this.at += 1
    return true
  }

  private expect(text: string): void {
    if (!this.takes(text)) this.fail(`Expression \`${this.text}\` is missing \`${text}\`.`)
  }

  private split(text: string): Mark[] {
    const marks: Mark[] = []
    let rest = text.trimStart()
    while (rest) {
      const quote = rest[0] === "'" || rest[0] === '"' ? rest[0] : undefined
      const symbol = SYMBOLS.find((one) => rest.startsWith(one))
      const word = /^[\p{L}\p{N}_.-]+/u.exec(rest)?.[0]
      if (quote) {
        const length = quotedLength(rest, quote)
        if (length === undefined) this.fail(`Expression \`${rest}\` is missing the following closing delimiter: \`${quote}\`.`)
        marks.push({ text: plain(rest.slice(1, length - 1), quote, this.fail.bind(this)), isQuoted: true })
        rest = rest.slice(length)
      } else if (symbol ?? word) {
        const taken = (symbol ?? word) as string
        marks.push({ text: taken, isQuoted: false })
        rest = rest.slice(taken.length)
      } else this.fail(`Was expecting a value but instead got \`${rest}\`.`)
      rest = rest.trimStart()
    }
    return marks
  }

  private fail(message: string): never {
    throw invalid(this.code, message)
  }
}

/** A backslash takes the next character along, so that an escaped quote ends nothing. */
function quotedLength(text: string, quote: string): number | undefined {
  for (let index = 1; index < text.length; index++) {
    if (text[index] === "\\") index += 1
    else if (text[index] === quote) return index + 1
  }
  return undefined
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", "\\": "\\", "'": "'", '"': '"' }

/** The quote's own escape first, then those of a string literal; others are refused, as Meilisearch does. */
function plain(text: string, quote: string, fail: (message: string) => never): string {
  return text
    .replaceAll(`\\${quote}`, quote)
    .replace(/\\(.?)/gs, (_, char: string) => ESCAPES[char] ?? fail(`Malformed value: \`${text}\`.`))
}

const asNumber = (text: string) => (text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined)

function comparison(attribute: string, symbol: string, value: string): Filter {
  const [number, form] = [asNumber(value), facetForm(value)]
  const isEqual = (one: unknown) =>
    typeof one === "number" ? one === number : one !== null && typeof one !== "object" && facetForm(one) === form
  const compare = (test: (order: number) => boolean) => (one: unknown) => {
    if (typeof one === "number") return number !== undefined && test(one - number)
    return typeof one === "string" && number === undefined && test(facetForm(one) < form ? -1 : facetForm(one) > form ? 1 : 0)
  }
  const tests: Record<string, (one: unknown) => boolean> = {
    "=": isEqual,
    "!=": isEqual,
    "<": compare((order) => order < 0),
    "<=": compare((order) => order <= 0),
    ">": compare((order) => order > 0),
    ">=": compare((order) => order >= 0),
  }
  const test = tests[symbol] as (one: unknown) => boolean
  const any: Filter = (document) => valuesAt(document, attribute).some(test)
  return symbol === "!=" ? (document) => !any(document) : any
}
