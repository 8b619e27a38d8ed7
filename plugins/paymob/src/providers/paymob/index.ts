import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { PaymobPaymentProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [PaymobPaymentProvider] })
