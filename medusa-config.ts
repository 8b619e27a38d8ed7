import { defineConfig } from "@medusajs/framework/utils"

const { DATABASE_URL, REDIS_URL, JWT_SECRET, COOKIE_SECRET, STORE_CORS, ADMIN_CORS, AUTH_CORS } = process.env

// What is installed, top to bottom: the engine, then each trade. Removing a line removes the trade.
export default defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL ?? "",
    ...(REDIS_URL ? { redisUrl: REDIS_URL } : {}),
    http: {
      storeCors: STORE_CORS ?? "http://localhost:8000",
      adminCors: ADMIN_CORS ?? "http://localhost:9000",
      authCors: AUTH_CORS ?? "http://localhost:8000,http://localhost:9000",
      jwtSecret: JWT_SECRET ?? "",
      cookieSecret: COOKIE_SECRET ?? "",
    },
  },
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: "@wekala/wallet/providers/wallet", id: "wallet" }] },
    },
  ],
  plugins: [{ resolve: "@wekala/engine" }, { resolve: "@wekala/wallet" }],
})
