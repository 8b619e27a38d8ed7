/** A request for products, after its key, locale and token have been judged. */
export interface ReadRequest {
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  /** As Express parsed it. */
  readonly query: Readonly<Record<string, unknown>>
  /** The sales channels of the publishable key. */
  readonly channelIds: readonly string[]
  readonly locale: string | undefined
  readonly customerId: string | undefined
  /** Answers what is to stand in the place of a variant's quantity, for who asks for it later. Without it, it is asked for now. */
  readonly laterQuantity?: (variantId: string, channelId: string) => string
  /** Told why, when Medusa is to answer. */
  readonly onAside?: (reason: AsideReason) => void
}

export interface ReadAnswer {
  readonly body: object
  /** May be kept for its key until the version of `products` changes; false when it holds live stock quantities of now. */
  readonly keep: boolean
}

/**
 * Why Medusa answers: `building`: there are no documents yet; `parameter`: it is not served here; `refused`: Medusa tells
 * what is wrong with it; `missing`: there is no such product; `taxes`: another than Medusa's own provider counts them.
 */
export type AsideReason = "building" | "parameter" | "refused" | "missing" | "taxes"

/** Thrown within, to leave a request to Medusa. */
export class Aside extends Error {
  constructor(readonly reason: AsideReason) {
    super(reason)
  }
}
