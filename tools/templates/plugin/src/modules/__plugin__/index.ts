import { defineModule } from "@wekala/engine/kit"
import * as entities from "./entities"
import { migrations } from "./migrations"
import { __Module__Service } from "./service"

export default defineModule("__module__", {
  service: __Module__Service,
  entities: Object.values(entities),
  migrations,
  idPrefixes: { __prefix__: "__Entity__" },
})
