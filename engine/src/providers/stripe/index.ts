import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import "./method"
import "./webhook"
import { StripePaymentProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [StripePaymentProvider] })
