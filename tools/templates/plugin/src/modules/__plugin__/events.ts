import { z } from "@medusajs/framework/zod"
import { defineEvent } from "@wekala/engine/kit"

const data = z.object({ __entity___id: z.string(), customer_id: z.string(), product_id: z.string() })

export const submitted = defineEvent("__entity__.submitted", "A customer has written one; it waits for a decision.", data)
export const approved = defineEvent("__entity__.approved", "A merchant has approved one; the shop shows it.", data)
