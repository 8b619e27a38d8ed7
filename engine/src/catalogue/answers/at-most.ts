/**
 * Lets so much work be under way at a time; what comes beyond waits its turn.
 *
 * @param most asked whenever work comes or ends; at least 1
 */
export function atMost(most: () => number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  const proceed = () => {
    while (running < most() && waiting.length > 0) {
      running += 1
      waiting.shift()?.()
    }
  }
  return async (work) => {
    await new Promise<void>((begin) => {
      waiting.push(begin)
      proceed()
    })
    try {
      return await work()
    } finally {
      running -= 1
      proceed()
    }
  }
}
