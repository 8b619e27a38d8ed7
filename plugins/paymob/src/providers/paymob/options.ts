import { z } from "@medusajs/framework/zod"
import { DomainError } from "@wekala/engine/kit"
import { REGIONS, type RegionName } from "../../lib/regions"

const MAX_PATH = 200
const url = z.string().regex(/^https?:\/\/\S+$/, "must be an http(s) address")

/** See the README for what each option means. */
const schema = z.object({
  secret_key: z.string().min(1),
  public_key: z.string().min(1),
  hmac_secret: z.string().min(1),
  api_key: z.string().min(1).optional(),
  integration_ids: z.array(z.coerce.number().int().positive()).min(1),
  region: z.enum(Object.keys(REGIONS) as [RegionName, ...RegionName[]]).default("eg"),
  base_url: url.optional(),
  checkout_url: url.optional(),
  notification_url: url.optional(),
  redirection_url: url.optional(),
  expiration_seconds: z.number().int().min(60).default(3600),
  item_name: z.string().min(1).max(50).default("Order"),
  default_phone: z.string().min(5).optional(),
  timeout_ms: z.number().int().min(100).default(15_000),
})
export type PaymobOptions = z.output<typeof schema>

/**
 * Reads the provider's options, with a default for each that has one. What Medusa adds of its own is left out.
 *
 * @throws Error that names each wrong option, and never what it holds
 */
export function readOptions(options: unknown): PaymobOptions {
  const parsed = schema.safeParse(options ?? {})
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`)
  throw new Error(`Payment provider paymob: wrong options: ${wrong.join(", ")}.`)
}

/** Where the shopper pays: Paymob's page for one intention. Public key and client secret are made for browsers. */
export function checkoutUrl(options: PaymobOptions, clientSecret: string): string {
  const address = new URL(options.checkout_url ?? "/unifiedcheckout/", baseUrl(options))
  address.searchParams.set("publicKey", options.public_key)
  address.searchParams.set("clientSecret", clientSecret)
  return address.href
}

/**
 * Where Paymob sends the shopper back to: `redirection_url`, or the path at the same host that was wished for this payment.
 * @throws DomainError `paymob_return_path` (422) for what would lead elsewhere
 */
export function returnUrl({ redirection_url }: PaymobOptions, path: unknown): string | undefined {
  if (path === undefined || path === null || !redirection_url) return redirection_url
  const isPath = typeof path === "string" && path.length <= MAX_PATH && path.startsWith("/") && URL.canParse(path, redirection_url)
  const url = isPath ? new URL(path, redirection_url) : undefined
  if (url?.origin === new URL(redirection_url).origin) return url.href
  throw new DomainError({ status: 422, code: "paymob_return_path", message: "`return_path` is a path of the shop, such as /thanks." })
}

export function baseUrl(options: PaymobOptions): string {
  return options.base_url ?? REGIONS[options.region].host
}
