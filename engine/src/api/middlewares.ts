import { authenticate, defineMiddlewares } from "@medusajs/framework/http"
import { requestGuard } from "../server/http/request-guard"
import { createErrorHandler } from "../server/http/error-handler"
import { normalizeEmail, requirePassword } from "../accounts/passwords"
import { guardSession } from "../accounts/sessions"
import { requireOwnAddress } from "../accounts/verification"
import { moneyRoutes } from "../payments/one-at-a-time"
import { limitByIdentifier, limitGuesses } from "../server/http/rate-limit"
import { uploadRoutes } from "../server/http/uploads"
import { privacyRoutes } from "../server/privacy"
import { storeFieldRoutes } from "../server/store-fields"

// These work under stock `medusa start` as well as behind our own server.
export default defineMiddlewares({
  routes: [
    { matcher: "/*", middlewares: [requestGuard] },
    { matcher: "/auth/*", middlewares: [limitByIdentifier, guardSession] },
    { matcher: "/store/*", middlewares: [guardSession] },
    // Signatures are made over the bytes.
    { method: "POST", matcher: "/webhooks/*", bodyParser: { preserveRawBody: true, sizeLimit: "1mb" } },
    { method: "POST", matcher: "/auth/customer/emailpass", middlewares: [normalizeEmail] },
    { method: "POST", matcher: "/auth/customer/emailpass/*", middlewares: [normalizeEmail] },
    { method: "POST", matcher: "/auth/:actor_type/emailpass/register", middlewares: [requirePassword] },
    { method: "POST", matcher: "/auth/:actor_type/emailpass/update", middlewares: [requirePassword] },
    {
      method: "POST",
      matcher: "/auth/verification/request",
      middlewares: [authenticate("*", ["session", "bearer"], { allowUnregistered: true }), requireOwnAddress],
    },
    { method: "POST", matcher: "/store/account/password", middlewares: [limitGuesses] },
    { method: "POST", matcher: "/store/account/erasure", middlewares: [limitGuesses] },
    ...moneyRoutes,
    ...uploadRoutes(),
    ...privacyRoutes,
    ...storeFieldRoutes,
  ],
  errorHandler: createErrorHandler(),
})
