import type { MedusaContainer } from "@medusajs/framework/types"
import { languageOf, type LetterDefinition, sendLetter, type Tx } from "@wekala/engine/kit"
import type { Auction } from "../modules/auctions/entities"
import { productsOf } from "../modules/auctions/reading/present"
import type { LotLetterData, LotLetterFacts } from "./lot-letter"

interface LotMail {
  /** One of those that `defineLotLetter` makes. */
  readonly letter: LetterDefinition
  readonly auction: Pick<Auction, "id" | "title" | "product_id" | "currency_code">
  /** Customers. Who has been deleted since is left out. */
  readonly to: readonly string[]
  readonly facts: LotLetterFacts
  /** With the letter's name and the reader, what makes it one letter: sent again under it, it does not go out twice. */
  readonly occasion: string
}

interface Reader {
  id: string
  email: string
  /** The language that the shop was in when they registered. */
  locale: string | null
}

/** Sends a letter about a lot, to each reader in their language, once the transaction commits. */
export async function mailLot(tx: Tx, container: MedusaContainer, { letter, auction, to, facts, occasion }: LotMail): Promise<void> {
  if (to.length === 0) return
  const readers = await tx.query<Reader>(
    `SELECT id, email, metadata ->> 'locale' AS locale FROM customer WHERE id = ANY ($1) AND email IS NOT NULL AND deleted_at IS NULL`,
    [to],
  )
  const titles = new Map<string, string>()
  for (const { id, email, locale } of readers) {
    const language = languageOf(locale)
    const lot = titles.get(language) ?? (await titleOf(container, auction, locale))
    titles.set(language, lot)
    const data: LotLetterData = { auction_id: auction.id, lot, currency_code: auction.currency_code, ...facts }
    await sendLetter(tx.query, letter, {
      to: email,
      language,
      data,
      reference: `${letter.name}:${occasion}:${id}`,
      customer_id: id,
      about: { type: "auction", id: auction.id },
    })
  }
}

async function titleOf(container: MedusaContainer, auction: LotMail["auction"], locale: string | null): Promise<string> {
  if (auction.title) return auction.title
  const products = await productsOf(container, [auction], locale ?? undefined)
  return products.get(auction.product_id)?.title ?? ""
}

export async function auctionRow(tx: Tx, id: string): Promise<Auction | undefined> {
  const [row] = await tx.query<Auction>("SELECT * FROM auction WHERE id = $1", [id])
  return row
}
