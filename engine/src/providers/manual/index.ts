import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { BankTransferProvider, CashOnDeliveryProvider } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [CashOnDeliveryProvider, BankTransferProvider] })
