import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"
import WalletModule from "../modules/wallet"

/** `customer.wallet_accounts`: the other direction. */
export default defineLink(
  { linkable: CustomerModule.linkable.customer, field: "id", isList: true },
  { ...WalletModule.linkable.walletAccount?.id, primaryKey: "owner_id" } as never,
  { readOnly: true },
)
