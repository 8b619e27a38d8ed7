import { type NextRequest, NextResponse } from "next/server"
import { call } from "@/lib/engine"
import { currentCustomer } from "@/lib/customer"

/** All that the shop knows about the customer, as one file (GDPR, articles 15 and 20). */
export async function GET(request: NextRequest) {
  if (!(await currentCustomer())) return NextResponse.redirect(new URL("sign-in?next=/account/privacy", request.url))
  const { data } = await call<{ data: unknown }>("/store/account/data", { asCustomer: true })
  return new NextResponse(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "no-store",
    },
  })
}
