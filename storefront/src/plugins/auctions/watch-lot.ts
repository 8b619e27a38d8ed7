import type { LotMessage, LotView } from "./types"

/** `live`: each change comes at once. `polling`: it is asked for. `reconnecting`: neither works at the moment. */
export type Connection = "live" | "reconnecting" | "polling"

interface Ears {
  onMessage: (message: LotMessage) => void
  onView: (view: LotView) => void
  onConnection: (connection: Connection) => void
}

const LOST_MS = 3000
const POLL_MS = 5000
const AGAIN_MS = 5000
/** How the stream begins, and what follows. */
const EVENTS = ["snapshot", "message"] as const

/** Not all at the same moment, when many have lost the shop in the same moment. */
const about = (ms: number) => ms * (0.8 + Math.random() * 0.4)

/** Asks how a lot is now; nothing when nobody answers. */
export async function askForLot(id: string): Promise<LotView | undefined> {
  try {
    const answer = await fetch(`/api/plugins/auctions/lots/${id}`, { cache: "no-store" })
    return answer.ok ? ((await answer.json()) as LotView) : undefined
  } catch {
    return undefined
  }
}

/**
 * Follows a lot by the shop's stream; where that does not come through, by asking every few seconds.
 * @returns how to stop
 */
export function watchLot(id: string, { onMessage, onView, onConnection }: Ears): () => void {
  let source: EventSource | undefined
  let hasSpoken = false
  let lost: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const heard = () => {
    clearTimeout(lost)
    clearTimeout(polling)
    lost = polling = undefined
    onConnection("live")
  }
  const poll = async () => {
    const view = await askForLot(id)
    // The stream may be back by now, or the page gone.
    if (isStopped || !lost) return
    if (view) onView(view)
    onConnection(view ? "polling" : "reconnecting")
    polling = setTimeout(poll, about(POLL_MS))
  }
  const missed = () => {
    lost ??= setTimeout(() => {
      onConnection("reconnecting")
      poll()
    }, LOST_MS)
  }
  const open = () => {
    missed()
    source = new EventSource(`/api/live/auction/${id}`)
    // What stands on the way may let a stream's head through and hold its body back: only a first word proves it.
    source.onopen = () => hasSpoken && heard()
    source.onerror = () => {
      missed()
      // An answer that is no stream ends it for good; all else the browser tries again by itself.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, about(AGAIN_MS))
    }
    for (const event of EVENTS) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) => {
        hasSpoken = true
        heard()
        onMessage(JSON.parse(data) as LotMessage)
      })
    }
  }
  open()
  return () => {
    isStopped = true
    for (const timer of [lost, polling, again]) clearTimeout(timer)
    source?.close()
  }
}
