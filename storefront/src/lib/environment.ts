import "server-only"

/** Where the engine answers this server; browsers never speak to it. */
export const engineUrl = process.env.WEKALA_URL ?? "http://localhost:9000"

/** Where shoppers reach this shop: for links in answers that leave it (sitemap, structured data, mails). */
export const siteUrl = process.env.WEKALA_SITE_URL ?? "http://localhost:8000"

/** Says which sales channel this shop sells in. Not a secret, but no browser needs it. */
export const publishableKey = process.env.WEKALA_PUBLISHABLE_KEY ?? ""

/** Shared with the engine, which signs with it what it tells about changed products. */
export const revalidateSecret = process.env.WEKALA_REVALIDATE_SECRET ?? ""

/** Cookies travel over HTTPS only where the shop does. */
export const secureCookies = siteUrl.startsWith("https:")
