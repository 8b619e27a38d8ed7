import { afterAll, beforeAll } from "vitest"
import { meilisearchSearch } from "../../src/search/providers/meilisearch"
import { MeilisearchStandIn } from "../../src/testing/meilisearch"
import { providerContract } from "./provider-contract"

const MASTER_KEY = "a-master-key"
let standIn: MeilisearchStandIn
beforeAll(async () => {
  standIn = await MeilisearchStandIn.start({ master_key: MASTER_KEY })
})
afterAll(() => standIn.stop())

const alone = (_: string, work: () => Promise<void>) => work()

providerContract("Meilisearch (stand-in)", () => Promise.resolve(meilisearchSearch({ host: standIn.url, apiKey: MASTER_KEY }, alone)))
