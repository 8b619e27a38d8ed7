import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { queryRows } from "../kit/database/query"
import { definePersonalData } from "../kit/personal-data"
import { guestOrders } from "../server/privacy/guest-orders"
import { identityOf } from "./identity"

const CUSTOMER_FIELDS = ["email", "first_name", "last_name", "company_name", "phone", "created_at", "metadata", "addresses.*"]
const ORDER_FIELDS = [
  "id",
  "display_id",
  "status",
  "created_at",
  "email",
  "currency_code",
  "total",
  "items.title",
  "items.variant_title",
  "items.quantity",
  "items.unit_price",
  "shipping_address.*",
  "billing_address.*",
]

definePersonalData({
  name: "account",
  export: async (customerId, container) => {
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data: customers } = await query.graph({ entity: "customer", fields: CUSTOMER_FIELDS, filters: { id: customerId } })
    const { data: found } = await query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { customer_id: customerId } as never })
    const identity = await identityOf(container, customerId).catch(() => undefined)
    const hidden = new Set(await guestOrders(customerId, identity?.identityId ?? ""))
    const orders = found.filter(({ id }) => !hidden.has(id))
    const sessions = await queryRows(
      "SELECT user_agent, ip, created_at, last_seen_at, ended_at FROM account_session WHERE customer_id = $1 ORDER BY created_at",
      [customerId],
    )
    const [preferences] = await queryRows("SELECT updates, news, news_decided_at FROM account_preference WHERE customer_id = $1", [
      customerId,
    ])
    const letters = await queryRows(
      "SELECT template, created_at FROM notification WHERE receiver_id = $1 AND channel = 'email' ORDER BY created_at",
      [customerId],
    )
    return { customer: customers[0], orders, sessions, preferences: preferences ?? null, letters }
  },
})
