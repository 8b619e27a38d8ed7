/** How concurrent calls ended. */
export interface RaceResult<T> {
  readonly fulfilled: T[]
  readonly rejected: unknown[]
}

/**
 * Starts `callers` calls at the same moment and waits for all of them.
 *
 * @param call receives the caller's number, from 0
 */
export async function race<T>(callers: number, call: (caller: number) => Promise<T>): Promise<RaceResult<T>> {
  let go: () => void = () => undefined
  const gun = new Promise<void>((resolve) => {
    go = resolve
  })
  const runners = Array.from({ length: callers }, async (_, caller) => {
    await gun
    return call(caller)
  })
  go()
  const settled = await Promise.allSettled(runners)
  return {
    fulfilled: settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    rejected: settled.flatMap((result) => (result.status === "rejected" ? [result.reason] : [])),
  }
}
