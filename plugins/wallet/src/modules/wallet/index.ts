import { defineModule } from "@wekala/engine/kit"
import * as entities from "./entities"
import "./jobs/look-after-top-ups"
import { migrations } from "./migrations"
import "./payment-method"
import "./personal-data"
import "./top-up-payments"
import { WalletService } from "./service"

export const WALLET_MODULE = "wallet"

export default defineModule(WALLET_MODULE, {
  service: WalletService,
  entities: Object.values(entities),
  migrations,
  idPrefixes: {
    wacc: "WalletAccount",
    wtxn: "WalletTransaction",
    whold: "WalletHold",
    wesc: "WalletEscrow",
    wwd: "WalletWithdrawal",
    wadj: "WalletAdjustment",
    wtop: "WalletTopUp",
  },
})
