import type { NextConfig } from "next"
import createNextIntlPlugin from "next-intl/plugin"

const engine = new URL(process.env.WEKALA_URL ?? "http://localhost:9000")

const config: NextConfig = {
  // Another folder lets a second build or server of the same checkout run beside this one.
  distDir: process.env.WEKALA_NEXT_FOLDER ?? ".next",
  // `npm run types` checks types; whoever starts the shop need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // Styles come with the page: nothing stands between its words and its first paint.
  experimental: { inlineCss: true },
  reactStrictMode: true,
  headers: async () => [
    {
      source: "/sw.js",
      headers: [
        { key: "cache-control", value: "no-cache" },
        { key: "content-security-policy", value: "default-src 'self'" },
        { key: "x-content-type-options", value: "nosniff" },
      ],
    },
  ],
  images: {
    // Product pictures lie with the engine, or where the merchant's file store is.
    remotePatterns: [
      { protocol: engine.protocol === "https:" ? "https" : "http", hostname: engine.hostname, port: engine.port, pathname: "/static/**" },
      ...(process.env.WEKALA_IMAGE_HOSTS ?? "")
        .split(",")
        .filter(Boolean)
        .map((hostname) => ({ protocol: "https" as const, hostname })),
    ],
    // In a container or on a laptop the engine's address is a private one; the patterns above are the gate.
    dangerouslyAllowLocalIP: true,
    formats: ["image/webp"],
    // Seconds that a picture is kept as made small: a week. A new picture of a product has a new address.
    minimumCacheTTL: 604_800,
    // Each width is an address in the HTML of each picture; more of them cost every page more than they save.
    deviceSizes: [640, 828, 1200, 1920],
    imageSizes: [96, 192, 384],
  },
}

const withTexts = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  experimental: {
    // Texts are compiled in the build, so that no browser gets the compiler: 12 kB of every page.
    messages: { path: ["./messages", "./src/plugins"], format: "json", locales: "infer", sourceLocale: "en", precompile: true },
  },
})

export default withTexts(config)
