import "server-only"
import { engineUrl } from "./environment"
import { readToken } from "./session"

const ROOM = /^[a-z][a-z0-9-]{0,40}$/
const KEY = /^[\w-]{1,80}$/

/** Neither compressed nor kept on its way, or nothing would come before there is much of it. */
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
}

/**
 * Passes the engine's stream of a room on to the browser, which never speaks to the engine itself. It ends when the
 * browser goes; the browser asks again from `Last-Event-ID` on when the engine ends it.
 */
export async function follow(path: readonly string[], request: Request): Promise<Response> {
  const [room = "", key = ""] = path
  if (path.length !== 2 || !ROOM.test(room) || !KEY.test(key)) return refuse(404)
  let answer: Response
  try {
    answer = await fetch(new URL(`/realtime/${room}/${key}`, engineUrl), {
      headers: await headersFor(request),
      signal: request.signal,
      cache: "no-store",
    })
  } catch {
    // The engine restarts, or the browser has left before it answered.
    return refuse(503)
  }
  if (!answer.ok || !answer.body) return refuse(answer.status >= 400 ? answer.status : 503, answer.headers.get("retry-after"))
  return new Response(answer.body, { headers: HEADERS })
}

async function headersFor({ headers }: Request): Promise<Record<string, string>> {
  const token = await readToken()
  const passed = ["last-event-id", "x-forwarded-for", "user-agent"].flatMap((name) => {
    const value = headers.get(name)
    return value ? [[name, value] as const] : []
  })
  return {
    accept: "text/event-stream",
    ...Object.fromEntries(passed),
    ...(token && { authorization: `Bearer ${token}` }),
  }
}

const refuse = (status: number, retryAfter: string | null = null) =>
  new Response(null, { status, headers: { "cache-control": "no-store", ...(retryAfter && { "retry-after": retryAfter }) } })
