// @ts-check
// `npm run catalogue:rebuild`: builds anew what shoppers read of each product, while the shop goes on selling.
import { createRequire } from "node:module"
import { join } from "node:path"
import { readEnvFile } from "./lib/environment.mjs"
import { command } from "./lib/errors.mjs"
import { step } from "./lib/progress.mjs"
import { application, root } from "./lib/root.mjs"
import { withShopDatabase } from "./lib/shop-database.mjs"

const require = createRequire(join(root, "package.json"))

await command(async () => {
  readEnvFile()
  await withShopDatabase(async (url) => {
    process.env.DATABASE_URL = url
    process.env.LOG_LEVEL ??= "error"
    const { initializeContainer } = require("@medusajs/medusa/loaders/index")
    await initializeContainer(application, { skipDbConnection: true })
    const { rebuildCatalogue } = require("@wekala/engine/server")
    const { closeDataSource } = require("@wekala/engine/kit")
    try {
      await step("Catalogue", async (remark) => {
        const { products, changed } = await rebuildCatalogue((/** @type {number} */ done, /** @type {number} */ total) =>
          remark(`${done} of ${total} products`),
        )
        remark(`${products} products, of which ${changed} were not up to date`)
      })
    } finally {
      await closeDataSource()
    }
  })
})
process.exit()
