import { Marked } from "@/components/ui/marked"
import type { Hit } from "@/lib/search"
import { listLots } from "./engine"
import { LotGrid } from "./lot-card"

/** Lots that were found, as they are now: what the search knows of a price is as old as its last bid. */
export async function FoundLots({ hits }: { hits: readonly Hit[] }) {
  const { lots, server_time } = await listLots({ id: hits.map(({ id }) => id), limit: hits.length })
  const byId = new Map(lots.map((lot) => [lot.id, lot]))
  const titles = new Map(
    hits.map(({ id, title, highlights }) => [id, highlights.title ? <Marked key={id} html={highlights.title} /> : title]),
  )
  return <LotGrid lots={hits.flatMap(({ id }) => byId.get(id) ?? [])} titles={titles} serverTime={server_time} eager={4} />
}
