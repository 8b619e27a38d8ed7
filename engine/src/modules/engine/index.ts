import { runMigrations } from "graphile-worker"
import { defineModule } from "../../kit/module/define-module"
import { Initial1764000000000 } from "./migrations/1764000000000-initial"
import { CatalogueChanges1764000300000 } from "./migrations/1764000300000-catalogue-changes"
import { CartOwners1764000400000 } from "./migrations/1764000400000-cart-owners"
import { EngineService } from "./service"

export default defineModule("engine", {
  service: EngineService,
  entities: [],
  migrations: [Initial1764000000000, CatalogueChanges1764000300000, CartOwners1764000400000],
  afterMigrate: async ({ options }) => {
    const connectionString = options?.database?.clientUrl
    if (connectionString) await runMigrations({ connectionString })
  },
})
