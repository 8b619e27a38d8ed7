import { type NextRequest, NextResponse } from "next/server"
import { currentCustomer, listOrders, type Order } from "@/lib/customer"

const PAGE = 50

/** All that the shop keeps about the customer and shows over its API, as one file (GDPR, articles 15 and 20). */
export async function GET(request: NextRequest) {
  const customer = await currentCustomer()
  if (!customer) return NextResponse.redirect(new URL("sign-in?next=/account/profile", request.url))
  const orders: Order[] = []
  for (;;) {
    const page = await listOrders(orders.length / PAGE + 1, PAGE)
    orders.push(...page.orders)
    if (orders.length >= page.count || page.orders.length < PAGE) break
  }
  const { metadata: _, ...own } = customer
  return new NextResponse(JSON.stringify({ customer: own, orders }, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "no-store",
    },
  })
}
