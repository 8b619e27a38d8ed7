import { defineConfig } from "@medusajs/framework/utils"

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL as string,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000",
      jwtSecret: process.env.JWT_SECRET as string,
      cookieSecret: process.env.COOKIE_SECRET as string,
    },
  },
  admin: { disable: true },
  featureFlags: { caching: true },
  modules: [{ resolve: "@medusajs/medusa/caching", options: { in_memory: { enable: true } } }],
})
