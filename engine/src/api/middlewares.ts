import { defineMiddlewares } from "@medusajs/framework/http"
import { requestGuard } from "../server/http/request-guard"
import { createErrorHandler } from "../server/http/error-handler"
import { limitByIdentifier } from "../server/http/rate-limit"
import { uploadRoutes } from "../server/http/uploads"
import { privacyRoutes } from "../server/privacy"
import { storeFieldRoutes } from "../server/store-fields"

// These work under stock `medusa start` as well as behind our own server.
export default defineMiddlewares({
  routes: [
    { matcher: "/*", middlewares: [requestGuard] },
    { matcher: "/auth/*", middlewares: [limitByIdentifier] },
    ...uploadRoutes(),
    ...privacyRoutes,
    ...storeFieldRoutes,
  ],
  errorHandler: createErrorHandler(),
})
