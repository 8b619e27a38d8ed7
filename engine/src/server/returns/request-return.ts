import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, QueryContext } from "@medusajs/framework/utils"
import { createAndCompleteReturnOrderWorkflow } from "@medusajs/medusa/core-flows"
import { DomainError } from "../../kit/http/errors"
import { guestOrders } from "../privacy/guest-orders"
import { type AskedItem, findItemFault, type LineDetail } from "./rules"

export interface ReturnRequest {
  readonly order_id: string
  readonly items: readonly (AskedItem & { readonly reason_id?: string | null | undefined; readonly note?: string | null | undefined })[]
  readonly return_shipping: { readonly option_id: string }
  readonly note?: string | null | undefined
  readonly location_id?: string | null | undefined
}

/** Who asks, and by what they have signed in. */
interface Owner {
  readonly customerId: string
  readonly identityId: string
}

interface OrderRow {
  id: string
  status: string
  region_id: string | null
  currency_code: string
  items: { id: string; detail?: LineDetail | null }[]
  shipping_address?: { country_code?: string | null } | null
}

/**
 * Asks for a return of the customer's own order. One at a time per order, so that two requests at once do
 * not each find the same pieces still returnable.
 *
 * @throws DomainError `order_not_found` (404), also for somebody else's; `order_canceled` (409);
 *   `return_item_unknown`, `return_quantity_exceeded`, `return_option_not_available`, `return_location_not_available` (422)
 */
export function requestReturn(container: MedusaContainer, owner: Owner, input: ReturnRequest): Promise<object> {
  return container.resolve(Modules.LOCKING).execute([`wekala.return:${input.order_id}`], async () => {
    const order = await findOrder(container, owner, input.order_id)
    if (order.status === "canceled") {
      throw new DomainError({ status: 409, code: "order_canceled", message: "A canceled order has nothing to send back." })
    }
    assertItems(input, order)
    await assertOption(container, order, input)
    const { result } = await createAndCompleteReturnOrderWorkflow(container).run({
      input: { ...input, items: [...input.items] } as never,
    })
    return result
  })
}

async function findOrder(container: MedusaContainer, { customerId, identityId }: Owner, id: string): Promise<OrderRow> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "status", "region_id", "currency_code", "items.*", "items.detail.*", "shipping_address.country_code"],
    filters: { id, customer_id: customerId, is_draft_order: false },
  })
  const order = data[0] as unknown as OrderRow | undefined
  if (!order || (await guestOrders(customerId, identityId)).includes(id))
    throw new DomainError({ status: 404, code: "order_not_found", message: `There is no order ${id}.` })
  return order
}

function assertItems({ items }: ReturnRequest, order: OrderRow): void {
  const fault = findItemFault(items, order.items)
  if (fault?.code === "unknown") {
    throw refused("return_item_unknown", `The order has no item ${fault.id}.`, `body.items.${fault.index}.id`)
  }
  if (fault) {
    const message = `Of item ${fault.id}, ${fault.most} can be sent back: what has been shipped and is not on its way back.`
    throw refused("return_quantity_exceeded", message, `body.items.${fault.index}.quantity`)
  }
}

/** Medusa takes any option, one for outbound parcels or of another country too, and fails on one without a price. */
async function assertOption(container: MedusaContainer, order: OrderRow, { return_shipping, location_id }: ReturnRequest): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "shipping_option",
    fields: [
      ...["id", "price_type", "rules.attribute", "rules.value", "calculated_price.calculated_amount"],
      ...["service_zone.geo_zones.country_code", "service_zone.fulfillment_set.location.id"],
    ],
    filters: { id: return_shipping.option_id },
    context: {
      calculated_price: QueryContext({
        currency_code: order.currency_code,
        ...(order.region_id && { region_id: order.region_id }),
      }),
    },
  })
  const option = data[0] as unknown as OptionRow | undefined
  const location = option?.service_zone?.fulfillment_set?.location?.id
  if (!option || !location || !isForReturns(option) || !reaches(option, order) || !isPriced(option)) {
    throw refused(
      "return_option_not_available",
      "This way of sending back is not offered for this order.",
      "body.return_shipping.option_id",
    )
  }
  if (location_id && location_id !== location) {
    throw refused("return_location_not_available", "Parcels sent back this way go to another place.", "body.location_id")
  }
}

interface OptionRow {
  price_type: string
  rules?: { attribute: string; value: unknown }[]
  calculated_price?: { calculated_amount?: unknown } | null
  service_zone?: { geo_zones?: { country_code: string }[]; fulfillment_set?: { location?: { id: string } | null } | null } | null
}

function isForReturns({ rules = [] }: OptionRow): boolean {
  const rule = (name: string) => String(rules.find(({ attribute }) => attribute === name)?.value)
  return rule("is_return") === "true" && rule("enabled_in_store") !== "false"
}

function reaches({ service_zone }: OptionRow, { shipping_address }: OrderRow): boolean {
  const country = shipping_address?.country_code
  return !country || (service_zone?.geo_zones ?? []).some(({ country_code }) => country_code === country)
}

/** A calculated price Medusa leaves at nothing. */
function isPriced({ price_type, calculated_price }: OptionRow): boolean {
  return price_type === "calculated" || (calculated_price?.calculated_amount ?? null) !== null
}

function refused(code: string, message: string, path: string): DomainError {
  return new DomainError({ status: 422, code, message, fields: [{ path, message }] })
}
