import { type NextRequest, NextResponse } from "next/server"
import { EngineAway, EngineRefusal } from "@/lib/engine"
import { siteUrl } from "@/lib/environment"
import { plugins } from "@/plugins/manifest"
import { findByPath } from "@/plugins/match-path"

interface Context {
  params: Promise<{ path: string[] }>
}

const endpoints = plugins.flatMap(({ endpoints = [] }) => endpoints)
const refuse = (status: number, code: string) => NextResponse.json({ code }, { status, headers: { "cache-control": "no-store" } })

/** Addresses that trades bring for their own scripts and forms. */
async function answer(method: "GET" | "POST", request: NextRequest, { params }: Context): Promise<Response> {
  const found = findByPath(endpoints, (await params).path)
  const handle = found?.part[method]
  if (!found || !handle) return refuse(404, "not_found")
  if (method === "POST" && !isFromHere(request)) return refuse(403, "other_site")
  try {
    return await handle(request, found.segments)
  } catch (error) {
    if (error instanceof EngineRefusal) return refuse(error.status, error.code || "refused")
    if (error instanceof EngineAway) return refuse(503, "engine_away")
    throw error
  }
}

/** A form of another site's is no wish of the shopper's, whatever cookies came with it. */
function isFromHere(request: NextRequest): boolean {
  const origin = request.headers.get("origin")
  return origin === new URL(siteUrl).origin || origin === originOf(request)
}

function originOf({ headers, nextUrl }: NextRequest): string {
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? nextUrl.host
  return `${headers.get("x-forwarded-proto") ?? nextUrl.protocol.replace(":", "")}://${host}`
}

export const GET = (request: NextRequest, context: Context) => answer("GET", request, context)
export const POST = (request: NextRequest, context: Context) => answer("POST", request, context)
