import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import "../../webhooks/paymob"
import { PaymobPaymentProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [PaymobPaymentProvider] })
