import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  type WorkflowData,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { createInventoryLevelsWorkflow, createProductsWorkflow, uploadFilesWorkflow, useQueryGraphStep } from "@medusajs/medusa/core-flows"
import { queryRows } from "@wekala/engine/kit"
import { randomBytes } from "node:crypto"
import { type AuctionFacts, requireFewDrafts } from "../modules/auctions/drafts"
import { auctionsOf } from "../modules/auctions/resolve"
import { assertTerms } from "../modules/auctions/rules/terms"
import { sellingPlace } from "../modules/auctions/selling/place"

/** What a customer says of a lot. Amounts are decimal text of minor units: a workflow's input is JSON. */
export interface ProposeAuctionInput {
  /** The caller's unique name: proposing again under it makes nothing new. */
  reference: string
  seller_id: string
  title: string
  description: string
  category_id: string | null
  images: { filename: string; mimeType: string; content: string; access: "public" }[]
  /** What else there is to say of the lot; its product is made here. */
  facts: Record<string, unknown>
}

const AMOUNTS = ["starting_price", "reserve_price", "buy_now_price"] as const

function factsOf({ facts, seller_id }: ProposeAuctionInput, product: { product_id: string; variant_id: string }) {
  const amounts = AMOUNTS.map((name) => [name, typeof facts[name] === "string" ? BigInt(facts[name]) : null])
  return { ...facts, ...Object.fromEntries(amounts), ...product, seller_id } as unknown as AuctionFacts & { seller_id: string }
}

/** Before anything is made that would have to be taken back. */
const checkStep = createStep("check-proposal", async (input: ProposeAuctionInput, { container }) => {
  assertTerms(factsOf(input, { product_id: "", variant_id: "" }))
  await requireFewDrafts(queryRows, input.seller_id, auctionsOf(container).options.seller_drafts)
  return new StepResponse(await sellingPlace())
})

const proposeStep = createStep(
  "propose-auction",
  async ({ input, product }: { input: ProposeAuctionInput; product: { product_id: string; variant_id: string } }, { container }) => {
    const { id } = await auctionsOf(container).propose(input.reference, factsOf(input, product))
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (id) await auctionsOf(container).deleteAuction(id)
  },
)

/** Handles are unique in a shop, titles of what customers sell are not. */
function handleOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
  return `${words.slice(0, 60)}-${randomBytes(4).toString("hex")}`.replace(/^-+/, "").replaceAll(/-+/g, "-")
}

/** A customer's own thing becomes a product that nobody sees yet, with one piece in stock, and a draft of a lot. */
export const proposeAuctionWorkflow = createWorkflow("propose-auction", (input: WorkflowData<ProposeAuctionInput>) => {
  const place = checkStep(input)
  const files = when({ input }, ({ input: { images } }) => images.length > 0).then(() =>
    uploadFilesWorkflow.runAsStep({ input: transform({ input }, ({ input: { images } }) => ({ files: images })) }),
  )
  const products = transform({ input, place, files }, ({ input: { title, description, category_id }, place: where, files: pictures }) => ({
    products: [
      {
        title,
        description,
        handle: handleOf(title),
        status: "proposed" as const,
        images: (pictures ?? []).map(({ url }) => ({ url })),
        ...(pictures?.[0] && { thumbnail: pictures[0].url }),
        category_ids: category_id ? [category_id] : [],
        sales_channels: [{ id: where.sales_channel_id }],
        shipping_profile_id: where.shipping_profile_id,
        options: [{ title: "Lot", values: ["Lot"] }],
        variants: [{ title: "Lot", options: { Lot: "Lot" }, manage_inventory: true, prices: [] }],
      },
    ],
  }))
  const made = createProductsWorkflow.runAsStep({ input: products })
  const product = transform({ made }, ({ made: [first] }) => ({
    product_id: first?.id as string,
    variant_id: first?.variants[0]?.id as string,
  }))
  const { data: variants } = useQueryGraphStep({
    entity: "variant",
    fields: ["inventory_items.inventory_item_id"],
    filters: { id: product.variant_id },
  })
  const levels = transform({ variants, place }, ({ variants: [variant], place: { location_id } }) => ({
    inventory_levels: (variant?.inventory_items ?? []).map((item: { inventory_item_id: string } | null) => ({
      inventory_item_id: item?.inventory_item_id as string,
      location_id,
      stocked_quantity: 1,
    })),
  }))
  createInventoryLevelsWorkflow.runAsStep({ input: levels })
  return new WorkflowResponse(proposeStep({ input, product }))
})
