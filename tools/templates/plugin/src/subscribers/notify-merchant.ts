import { Modules } from "@medusajs/framework/utils"
import { defineSubscriber } from "@wekala/engine/kit"
import { submitted } from "../modules/__plugin__/events"

/** Tells the merchant, at the bell of the dashboard, that something waits for a decision. */
const subscriber = defineSubscriber({
  name: "__plugin__.notify_merchant",
  event: submitted,
  handle: async ({ id, data }, { container }) => {
    const [product] = await container.resolve(Modules.PRODUCT).listProducts({ id: data.product_id }, { select: ["title"] })
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      // Told once, however often the event is delivered.
      idempotency_key: id,
      data: {
        title: "__EntityWords__ waits for approval",
        description: product?.title ?? data.product_id,
      },
    })
  },
})

export default subscriber.handler
export const config = subscriber.config
