/**
 * Answers `/store/products` and `/store/products/:id` from the documents of the catalogue, as Medusa's own routes would.
 * What is not served here is left to them.
 */
import { catalogueState } from "../versions"
import { groupsOf } from "./groups"
import { calculatePrice, type PriceContext } from "./prices"
import { project, type Selection, selectionOf } from "./projection"
import { type Asked, parse } from "./request"
import { listRows, oneRow, type Row } from "./rows"
import { type Region, type Shop, shopAt } from "./shop"
import { availabilityOf } from "./stock"
import { addTaxes, type Taxable } from "./taxes"
import { translate } from "./texts"
import { Aside, type ReadAnswer, type ReadRequest } from "./types"

export { groupsOf } from "./groups"
export { availabilityOf } from "./stock"
export type { AsideReason, ReadAnswer, ReadRequest } from "./types"

/** The body that Medusa's list would answer, or undefined to step aside. */
export function listProducts(read: ReadRequest): Promise<ReadAnswer | undefined> {
  return orAside(read, async () => {
    const asked = await parse("list", read)
    const moment = await current()
    const anyChannel = moment.shop.channelCount <= 1
    const { rows, count } = await listRows(asked, { anyChannel, locale: read.locale, version: moment.version })
    const products = await answerOf(rows, asked, selectionOf(asked.fields), read, moment)
    return { body: { products, count, offset: asked.offset, limit: asked.limit }, keep: isLasting(asked, read) }
  })
}

/** The body that Medusa would answer for one product, or undefined to step aside. */
export function readProduct(read: ReadRequest): Promise<ReadAnswer | undefined> {
  return orAside(read, async () => {
    const asked = await parse("one", read)
    const moment = await current()
    const row = await oneRow(read.params.id as string, asked, read.locale)
    if (!row) throw new Aside("missing")
    const selection = selectionOf(asked.fields)
    const categories = selection.relations.get("categories")
    categories?.columns.add("is_internal")
    const [product] = await answerOf([row], asked, selection, read, moment)
    if (categories) hideInternal(product as Answered)
    return { body: { product }, keep: isLasting(asked, read) }
  })
}

const isLasting = ({ withStock }: Asked, { laterQuantity }: ReadRequest) => !withStock || laterQuantity !== undefined

type Answered = Taxable & { variants?: Variant[]; categories?: { is_internal?: boolean }[] }
type Variant = {
  id: string
  manage_inventory?: boolean
  inventory_quantity?: number | string | null
  calculated_price?: Record<string, unknown> | null
}

async function orAside(read: ReadRequest, answer: () => Promise<ReadAnswer>): Promise<ReadAnswer | undefined> {
  try {
    return await answer()
  } catch (error) {
    if (!(error instanceof Aside)) throw error
    read.onAside?.(error.reason)
    return undefined
  }
}

interface Moment {
  readonly shop: Shop
  readonly now: Date
  readonly version: string
}

async function current(): Promise<Moment> {
  const { ready, now, versions } = await catalogueState()
  if (!ready) throw new Aside("building")
  return { shop: await shopAt(versions.products), now, version: versions.products }
}

async function answerOf(rows: Row[], asked: Asked, selection: Selection, read: ReadRequest, { shop, now }: Moment): Promise<Answered[]> {
  const region = asked.withPrices ? regionOf(asked, shop) : undefined
  const groups = region && read.customerId ? await groupsOf(read.customerId) : []
  const products = rows.map((row) => {
    if (region) {
      const { preferences } = shop
      setPrices(row, { region_id: region.id, currency_code: region.currency_code, groups, now, preferences })
    }
    const product = project(row.document, selection) as Answered
    if (row.texts) translate(product as never, row.texts)
    return product
  })
  if (asked.withStock) await addStock(products, asked, read)
  if (region) await tax(products, region, asked, shop)
  return products
}

function regionOf({ place: { regionId } }: Asked, { regions, defaultRegionId }: Shop): Region {
  const region = regions.get(regionId ?? defaultRegionId ?? "")
  if (!region) throw new Aside("refused")
  return region
}

function setPrices({ document, prices }: Row, context: PriceContext): void {
  for (const variant of (document.variants ?? []) as Variant[]) {
    const own = prices?.[variant.id]
    if (own) variant.calculated_price = calculatePrice(own, context) as Record<string, unknown> | null
  }
}

async function addStock(products: Answered[], { channelIds }: Asked, read: ReadRequest): Promise<void> {
  const channel = read.channelIds.length === 1 ? read.channelIds[0] : channelIds.length === 1 ? channelIds[0] : undefined
  if (!channel) throw new Aside("refused")
  const variants = products.flatMap((product) => product.variants ?? [])
  const counted = variants.filter((variant) => variant.manage_inventory)
  if (read.laterQuantity) {
    for (const variant of counted) variant.inventory_quantity = read.laterQuantity(variant.id, channel)
    return
  }
  if (counted.length === 0) return
  const available = await availabilityOf(
    counted.map(({ id }) => id),
    channel,
  )
  for (const variant of counted) variant.inventory_quantity = available(variant.id)
}

async function tax(products: Answered[], { automatic_taxes }: Region, { place }: Asked, shop: Shop): Promise<void> {
  const { countryCode, province } = place
  if (!automatic_taxes || !countryCode) return
  const provider = shop.taxProviders.get(countryCode.toLowerCase())
  if (provider && provider !== SYSTEM_TAXES) throw new Aside("taxes")
  await addTaxes(products, { country_code: countryCode, province_code: province }, shop)
}

const SYSTEM_TAXES = "tp_system"

/** What shoppers are not to see was read to tell it from the others. */
function hideInternal(product: Answered): void {
  product.categories = product.categories?.filter(({ is_internal }) => !is_internal)
  for (const category of product.categories ?? []) delete category.is_internal
}
