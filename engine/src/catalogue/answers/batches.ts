import type { Availability } from "./answer"

type Quantities = (variantId: string) => number | null

interface Batch {
  readonly ids: Set<string>
  readonly answer: Promise<Quantities>
}

/**
 * Asks for the stock of all who wait in one statement: while one is under way, those who come gather for the next. What
 * anybody is told was counted after they asked.
 */
export function inBatches(ask: Availability): Availability {
  const next = new Map<string, Batch>()
  const running = new Map<string, Promise<unknown>>()
  return (variantIds, channelId) => {
    const batch = next.get(channelId) ?? gather(channelId)
    for (const id of variantIds) batch.ids.add(id)
    return batch.answer
  }

  function gather(channelId: string): Batch {
    const ids = new Set<string>()
    const before = running.get(channelId) ?? Promise.resolve()
    const answer = before.then(() => {
      next.delete(channelId)
      return ask([...ids], channelId)
    })
    const ended = answer.then(
      () => undefined,
      () => undefined,
    )
    running.set(channelId, ended)
    void ended.then(() => {
      if (running.get(channelId) === ended) running.delete(channelId)
    })
    const batch = { ids, answer }
    next.set(channelId, batch)
    return batch
  }
}
