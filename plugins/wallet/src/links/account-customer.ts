import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"
import WalletModule from "../modules/wallet"

/** `wallet_account.customer`: who owns a customer's account. Other accounts have none. */
export default defineLink({ linkable: WalletModule.linkable.walletAccount as never, field: "owner_id" }, CustomerModule.linkable.customer, {
  readOnly: true,
})
