import { createHmac, timingSafeEqual } from "node:crypto"
import { revalidateTag } from "next/cache"
import { type NextRequest, NextResponse } from "next/server"
import { revalidateSecret } from "@/lib/environment"

const TAGS = new Set(["products", "categories", "collections", "regions"])
const MOST_BYTES = 4096
/** An older message is a replay. */
const AGE_SECONDS = 300

/**
 * The engine tells which parts of the catalogue have changed: `{ "tags": ["products"] }`, with
 * `X-Wekala-Signature: t=<seconds>,v1=<HMAC-SHA256 of "<t>.<body>">`.
 */
export async function POST(request: NextRequest) {
  const body = await request.text()
  if (body.length > MOST_BYTES) return NextResponse.json({ code: "too_large" }, { status: 413 })
  if (!isSigned(request.headers.get("x-wekala-signature") ?? "", body)) return NextResponse.json({ code: "bad_signature" }, { status: 401 })
  const tags = tagsIn(body)
  if (!tags) return NextResponse.json({ code: "invalid_body" }, { status: 400 })
  for (const tag of tags) revalidateTag(tag, { expire: 0 })
  return NextResponse.json({ revalidated: tags })
}

function isSigned(header: string, body: string): boolean {
  const [, time, signature] = /^t=(\d{10}),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (!revalidateSecret || !time || !signature) return false
  if (Math.abs(Date.now() / 1000 - Number(time)) > AGE_SECONDS) return false
  const expected = createHmac("sha256", revalidateSecret).update(`${time}.${body}`).digest()
  return timingSafeEqual(expected, Buffer.from(signature, "hex"))
}

function tagsIn(body: string): string[] | undefined {
  try {
    const { tags } = JSON.parse(body) as { tags?: unknown }
    return Array.isArray(tags) && tags.every((tag) => TAGS.has(tag)) ? tags : undefined
  } catch {
    return undefined
  }
}
