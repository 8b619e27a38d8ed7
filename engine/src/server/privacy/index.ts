/**
 * Who may read and write what Medusa's store routes hand to anybody who knows an id. Entries without a
 * method hold for every route below their path, those of plugins too.
 */
import type { MiddlewareRoute } from "@medusajs/framework/http"
import { claimNewCart, guardCart, guardNamedCart, guardPayment } from "./cart-owner"
import { hideGuestOrders } from "./guest-orders"
import { shareOrder } from "./shared-order"

export const privacyRoutes: MiddlewareRoute[] = [
  { method: "GET", matcher: "/store/orders", middlewares: [hideGuestOrders] },
  { matcher: "/store/orders/:id", middlewares: [shareOrder] },
  { method: "POST", matcher: "/store/carts", middlewares: [claimNewCart] },
  { matcher: "/store/carts/:id", middlewares: [guardCart] },
  { matcher: "/store/shipping-options", middlewares: [guardNamedCart] },
  { matcher: "/store/payment-collections", middlewares: [guardNamedCart] },
  { matcher: "/store/payment-collections/:id", middlewares: [guardPayment] },
]
