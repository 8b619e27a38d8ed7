import { defineConfig } from "@medusajs/framework/utils"
import { createMedusaLogger } from "@wekala/engine/server"

const {
  ADMIN_CORS = "http://localhost:9000",
  AUTH_CORS = "http://localhost:8000,http://localhost:9000",
  BANK_ACCOUNT,
  COOKIE_SECRET = "",
  DATABASE_URL = "",
  JWT_SECRET = "",
  MAIL_FROM,
  PAYMOB_API_KEY,
  PAYMOB_HMAC_SECRET,
  PAYMOB_INTEGRATION_IDS = "",
  PAYMOB_PUBLIC_KEY,
  PAYMOB_REGION,
  PAYMOB_SECRET_KEY,
  PAYMOB_URL,
  REDIS_URL,
  S3_ACCESS_KEY_ID,
  S3_BUCKET,
  S3_ENDPOINT,
  S3_FILE_URL,
  S3_REGION,
  S3_SECRET_ACCESS_KEY,
  SMTP_URL,
  STORE_CORS = "http://localhost:8000",
  STRIPE_API_KEY,
  STRIPE_CAPTURE,
  STRIPE_PUBLISHABLE_KEY,
  STRIPE_URL,
  STRIPE_WEBHOOK_SECRET,
  WEKALA_MAILBOX,
  WEKALA_PUBLIC_URL = "http://localhost:9000",
  WEKALA_SITE_URL,
  WEKALA_STOREFRONT_URL = "http://localhost:8000",
  WEKALA_UPLOADS = "static",
} = process.env

/** With Redis, several processes serve one shop; without, these needs are met in memory for one process. */
const shared = REDIS_URL
  ? [
      { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl: REDIS_URL, jobOptions: { attempts: 5 } } },
      { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl: REDIS_URL } } },
      {
        resolve: "@medusajs/medusa/locking",
        options: {
          providers: [
            { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl: REDIS_URL } },
          ],
        },
      },
      {
        resolve: "@medusajs/medusa/caching",
        options: {
          providers: [{ resolve: "@medusajs/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl: REDIS_URL } }],
        },
      },
    ]
  : []

const files = S3_BUCKET
  ? {
      resolve: "@medusajs/medusa/file-s3",
      id: "s3",
      options: {
        bucket: S3_BUCKET,
        region: S3_REGION,
        endpoint: S3_ENDPOINT,
        file_url: S3_FILE_URL,
        access_key_id: S3_ACCESS_KEY_ID,
        secret_access_key: S3_SECRET_ACCESS_KEY,
      },
    }
  : {
      resolve: "@medusajs/medusa/file-local",
      id: "local",
      options: { upload_dir: WEKALA_UPLOADS, backend_url: `${WEKALA_PUBLIC_URL}/static` },
    }

/** Letters go to the mail server, or into a folder where there is none. Without either the shop writes none. */
const mail =
  SMTP_URL || WEKALA_MAILBOX
    ? [
        {
          resolve: "@wekala/engine/providers/mail",
          id: "mail",
          options: { channels: ["email"], url: SMTP_URL, folder: WEKALA_MAILBOX, from: MAIL_FROM },
        },
      ]
    : []

/** Cards, mobile wallets and kiosks, where the shop has an account with Paymob. */
const paymob = PAYMOB_SECRET_KEY
  ? [
      {
        resolve: "@wekala/paymob/providers/paymob",
        id: "paymob",
        options: {
          secret_key: PAYMOB_SECRET_KEY,
          public_key: PAYMOB_PUBLIC_KEY,
          hmac_secret: PAYMOB_HMAC_SECRET,
          api_key: PAYMOB_API_KEY || undefined,
          integration_ids: PAYMOB_INTEGRATION_IDS.split(",").filter(Boolean),
          region: PAYMOB_REGION || undefined,
          base_url: PAYMOB_URL || undefined,
          notification_url: `${WEKALA_PUBLIC_URL}/webhooks/paymob`,
          redirection_url: `${WEKALA_SITE_URL ?? WEKALA_STOREFRONT_URL}/checkout/result`,
        },
      },
    ]
  : []

/** Cards, where the shop has an account with Stripe. */
const stripe = STRIPE_API_KEY
  ? [
      {
        resolve: "@wekala/engine/providers/stripe",
        id: "stripe",
        options: {
          api_key: STRIPE_API_KEY,
          publishable_key: STRIPE_PUBLISHABLE_KEY,
          webhook_secret: STRIPE_WEBHOOK_SECRET,
          capture: STRIPE_CAPTURE || undefined,
          base_url: STRIPE_URL || undefined,
        },
      },
    ]
  : []

// What is installed, top to bottom: the engine, then each trade. Removing a line removes the trade.
const plugins = [
  { resolve: "@wekala/engine" },
  { resolve: "@wekala/wallet" },
  { resolve: "@wekala/paymob" },
  { resolve: "@wekala/admin" },
  { resolve: "@wekala/auctions", options: { sellers: true } },
]

export default defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL,
    ...(REDIS_URL ? { redisUrl: REDIS_URL } : {}),
    http: {
      storeCors: STORE_CORS,
      adminCors: ADMIN_CORS,
      authCors: AUTH_CORS,
      jwtSecret: JWT_SECRET,
      cookieSecret: COOKIE_SECRET,
    },
  },
  logger: createMedusaLogger(),
  featureFlags: { translation: true, ...(REDIS_URL ? { caching: true } : {}) },
  plugins,
  modules: [
    ...shared,
    { resolve: "@medusajs/medusa/translation" },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          // What the bell of the admin shows.
          { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } },
          ...mail,
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/auth",
      options: {
        providers: [{ resolve: "@medusajs/medusa/auth-emailpass", id: "emailpass" }],
        // A link that verifies an address may lie in its inbox for a day.
        verification: { providers: [{ id: "token", options: { ttl_seconds: 86_400 } }] },
      },
    },
    { resolve: "@medusajs/medusa/file", options: { providers: [files] } },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: "@wekala/wallet/providers/wallet", id: "wallet" },
          // Cash on delivery, and bank transfer to this account.
          { resolve: "@wekala/engine/providers/manual", options: { account: BANK_ACCOUNT?.replaceAll("\\n", "\n") } },
          ...stripe,
          ...paymob,
        ],
      },
    },
  ],
})
