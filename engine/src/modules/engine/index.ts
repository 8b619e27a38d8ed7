import { runMigrations } from "graphile-worker"
import { defineModule } from "../../kit/module/define-module"
import * as entities from "./entities"
import { Initial1764000000000 } from "./migrations/1764000000000-initial"
import { CatalogueChanges1764000300000 } from "./migrations/1764000300000-catalogue-changes"
import { CartOwners1764000400000 } from "./migrations/1764000400000-cart-owners"
import { RowWatches1764000450000 } from "./migrations/1764000450000-row-watches"
import { Accounts1764000500000 } from "./migrations/1764000500000-accounts"
import { WebhookInbox1764000600000 } from "./migrations/1764000600000-webhook-inbox"
import { PaymentWatch1764000700000 } from "./migrations/1764000700000-payment-watch"
import { PaymentCalls1764000800000 } from "./migrations/1764000800000-payment-calls"
import { PaymentReports1764000900000 } from "./migrations/1764000900000-payment-reports"
import { OrderRefund1764001000000 } from "./migrations/1764001000000-order-refund"
import { Catalogue1764001100000 } from "./migrations/1764001100000-catalogue"
import { Search1764001200000 } from "./migrations/1764001200000-search"
import { SearchColumns1764001300000 } from "./migrations/1764001300000-search-columns"
import { EngineService } from "./service"

export default defineModule("engine", {
  service: EngineService,
  entities: Object.values(entities),
  migrations: [
    Initial1764000000000,
    CatalogueChanges1764000300000,
    CartOwners1764000400000,
    RowWatches1764000450000,
    Accounts1764000500000,
    WebhookInbox1764000600000,
    PaymentWatch1764000700000,
    PaymentCalls1764000800000,
    PaymentReports1764000900000,
    OrderRefund1764001000000,
    Catalogue1764001100000,
    Search1764001200000,
    SearchColumns1764001300000,
  ],
  idPrefixes: { asess: "AccountSession", apref: "AccountPreference", aera: "AccountErasure", whk: "WebhookEvent" },
  afterMigrate: async ({ options }) => {
    const connectionString = options?.database?.clientUrl
    if (connectionString) await runMigrations({ connectionString })
  },
})
