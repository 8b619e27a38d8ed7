import { type NextRequest, NextResponse } from "next/server"
import { EngineAway, EngineRefusal } from "@/lib/engine"
import { readToken } from "@/lib/session"
import { plugins } from "@/plugins/manifest"

interface Context {
  params: Promise<{ rest: string[] }>
}

/** Files of the customer's that trades bring: the session's cookie opens them, so no address holds a token. */
export async function GET(request: NextRequest, { params }: Context) {
  const path = (await params).rest.join("/")
  const file = plugins.flatMap(({ accountFiles = [] }) => accountFiles).find((each) => each.path === path)
  if (!file) return NextResponse.json({ code: "not_found" }, { status: 404 })
  if (!(await readToken())) return NextResponse.json({ code: "unauthorized" }, { status: 401 })
  try {
    return await file.read(request.nextUrl.searchParams)
  } catch (error) {
    if (error instanceof EngineRefusal) return NextResponse.json({ code: "refused" }, { status: error.status })
    if (error instanceof EngineAway) return NextResponse.json({ code: "engine_away" }, { status: 503 })
    throw error
  }
}
