/** An item of a cart, as far as joining two carts goes. */
export interface Item {
  readonly id: string
  readonly variant_id?: string | null | undefined
  readonly quantity: number
  readonly metadata?: Metadata | null | undefined
}

type Metadata = Record<string, unknown>

/** What a guest's item notes of its move: into which cart, and how many that cart had of it before. */
interface Note {
  readonly cart: string
  readonly before: number
}

const NOTE = "joining"

/** What moves of one kind. It names how many there are to be in the end, so that it can be done again. */
export interface Move {
  /** What is to be noted with which of the guest's items, before anything moves. */
  readonly note: Metadata
  readonly unnoted: readonly Item[]
  readonly variantId: string
  /** The customer's item of this kind; without one a new item is made. */
  readonly into: Item | undefined
  readonly total: number
  /** What a new item takes with it of the guest's. */
  readonly metadata: Metadata | undefined
}

/**
 * What is to be done so that the customer's cart has its own items and the guest's. How many it had before is
 * noted with the guest's items, which outlive a join that breaks off: done again, nothing is added twice, and
 * what was not moved yet is. Where the customer's cart has more by now, it is left alone.
 */
export function planMoves(cartId: string, own: readonly Item[], guest: readonly Item[]): Move[] {
  return [...new Set(guest.map(kindOf))].flatMap((kind) => {
    const items = guest.filter((item) => kindOf(item) === kind)
    const [first] = items
    if (!first?.variant_id) return []
    const into = own.find((item) => kindOf(item) === kind)
    const noted = items.flatMap((item) => noteOf(item, cartId) ?? [])
    const before = noted[0]?.before ?? into?.quantity ?? 0
    const total = (into ? before : 0) + items.reduce((sum, { quantity }) => sum + quantity, 0)
    const isDone = noted.length === items.length && (into?.quantity ?? 0) >= total
    if (isDone) return []
    const note = { [NOTE]: { cart: cartId, before } satisfies Note }
    const unnoted = items.filter((item) => !noteOf(item, cartId))
    return [{ note, unnoted, variantId: first.variant_id, into, total, metadata: ownMetadata(first) }]
  })
}

function noteOf({ metadata }: Item, cartId: string): Note | undefined {
  const note = metadata?.[NOTE] as Note | undefined
  return note?.cart === cartId ? note : undefined
}

function ownMetadata({ metadata }: Item): Metadata | undefined {
  const { [NOTE]: _, ...rest } = metadata ?? {}
  return Object.keys(rest).length > 0 ? rest : undefined
}

/** Items of one kind stand in one line: the same variant with the same of everything else. */
const kindOf = (item: Item) => JSON.stringify([item.variant_id, Object.entries(ownMetadata(item) ?? {}).sort()])
