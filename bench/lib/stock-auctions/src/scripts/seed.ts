import type { ExecArgs } from "@medusajs/framework/types"
import { createApiKeysWorkflow, createSalesChannelsWorkflow, linkSalesChannelsToApiKeyWorkflow } from "@medusajs/medusa/core-flows"
import { writeFileSync } from "node:fs"
import { BIDDING } from "../modules/bidding"
import type BiddingService from "../modules/bidding/service"

/** Makes a publishable key and so many lots; writes what they are into a file. */
export default async function seed({ container, args: [count = "1", file = "seed.json"] }: ExecArgs): Promise<void> {
  const { result: channels } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: [{ name: "Web" }] } })
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: "Web", type: "publishable", created_by: "" }] },
  })
  const [key] = keys
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key?.id as string, add: channels.map(({ id }) => id) } })
  const bidding: BiddingService = container.resolve(BIDDING)
  const ends_at = new Date(Date.now() + 86_400_000)
  const lots = await bidding.createLots(Array.from({ length: Number(count) }, () => ({ price: 10, leader_id: null, ends_at })))
  writeFileSync(file, JSON.stringify({ key: key?.token, lots: lots.map(({ id }) => id) }))
}
