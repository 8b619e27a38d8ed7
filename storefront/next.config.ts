import type { NextConfig } from "next"
import createNextIntlPlugin from "next-intl/plugin"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"

const engine = new URL(process.env.WEKALA_URL ?? "http://localhost:9000")

/** Browsers take it as a comment, or as V8 means it: https://v8.dev/blog/explicit-compile-hints. */
const COMPILE_AHEAD = "//# allFunctionsCalledOnLoad\n"

/**
 * What every page begins with, React's and Next.js's own, is compiled while it arrives and beside the page's thread. Without being
 * asked to, V8 leaves it until it is called, and then reads it anew on that thread: half of all the time for which a page of this shop
 * did not answer on a telephone.
 */
async function compileFrameworkAhead(folder: string): Promise<void> {
  const { rootMainFiles } = JSON.parse(await readFile(join(folder, "build-manifest.json"), "utf8")) as { rootMainFiles: string[] }
  for (const name of rootMainFiles) {
    const path = join(folder, name)
    const script = await readFile(path, "utf8")
    if (!script.startsWith(COMPILE_AHEAD)) await writeFile(path, COMPILE_AHEAD + script)
  }
}

const config: NextConfig = {
  compiler: { runAfterProductionCompile: ({ distDir }) => compileFrameworkAhead(distDir) },
  // Another folder lets a second build or server of the same checkout run beside this one.
  distDir: process.env.WEKALA_NEXT_FOLDER ?? ".next",
  // `npm run types` checks types; whoever starts the shop need not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
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
