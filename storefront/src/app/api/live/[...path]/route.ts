import type { NextRequest } from "next/server"
import { follow } from "@/lib/live"

interface Context {
  params: Promise<{ path: string[] }>
}

/** What the engine says of a room as it happens, for as long as the shopper looks: `/api/live/auction/auc_1`. */
export async function GET(request: NextRequest, { params }: Context) {
  return follow((await params).path, request)
}
