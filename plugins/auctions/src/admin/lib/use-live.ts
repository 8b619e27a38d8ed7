import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { addressOf } from "./api"
import { setServerTime } from "./clock"
import { newest, type StreamState } from "./live"
import { AUCTIONS } from "./queries"

/**
 * A browser opens six connections to one origin over HTTP/1.1, and an open stream holds one. Two are left
 * for the page's own questions: with all six taken, not even "extend" would go out.
 */
export const MAX_STREAMS = 4

/** The first message of a stream has a name of its own, the others have none. */
const EVENTS = ["message", "snapshot"]

/** The page asks again for what the stream does not tell (who bids, up to what), at most this often. */
const ASK_AGAIN_MS = 1000

export type Link = "streaming" | "reconnecting" | "polling"

/**
 * Follows lots by the engine's stream of each.
 *
 * @returns the newest state of each that has been told, and whether they are told at all: for `polling`,
 *   too many lots or streams that do not get through, the caller asks for itself
 */
export function useLive(ids: readonly string[]): { states: ReadonlyMap<string, StreamState>; link: Link } {
  const queryClient = useQueryClient()
  const [states, setStates] = useState<ReadonlyMap<string, StreamState>>(new Map())
  const [link, setLink] = useState<Link>("streaming")
  const key = [...ids].sort().join()

  useEffect(() => {
    const followed = key ? key.split(",") : []
    setLink(followed.length > MAX_STREAMS ? "polling" : "streaming")
    if (followed.length > MAX_STREAMS) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const askAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void queryClient.invalidateQueries({ queryKey: [AUCTIONS] })
      }, ASK_AGAIN_MS)
    }
    const sources = followed.map((id) => {
      const source = new EventSource(addressOf(`/realtime/auction/${id}`))
      const hear = (event: MessageEvent<string>) => {
        const { data, type, server_time } = JSON.parse(event.data) as { data: { state: StreamState }; type: string; server_time: string }
        setServerTime(server_time)
        setStates((kept) => new Map(kept).set(id, newest(kept.get(id), data.state)))
        if (type !== "snapshot") askAgain()
      }
      for (const name of EVENTS) source.addEventListener(name, hear as EventListener)
      source.onopen = () => setLink("streaming")
      // A refusal closes the stream for good; anything else the browser mends by itself.
      source.onerror = () => setLink(source.readyState === EventSource.CLOSED ? "polling" : "reconnecting")
      return source
    })
    return () => {
      clearTimeout(timer)
      for (const source of sources) source.close()
    }
  }, [key, queryClient])

  return { states, link }
}
