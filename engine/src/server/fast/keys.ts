import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, PUBLISHABLE_KEY_HEADER } from "@medusajs/framework/utils"
import type { Request } from "express"
import { Remembered } from "./remembered"

interface KeyContext {
  key: string
  sales_channel_ids: string[]
}

const MAX_KEYS = 1_000

/** Publishable keys, as Medusa checks them on store routes, looked up once a second. */
export class Keys {
  readonly #known: Remembered<KeyContext>

  constructor(private readonly container: MedusaContainer) {
    this.#known = new Remembered(MAX_KEYS)
  }

  /** @throws MedusaError `not_allowed`, in Medusa's words, without a key that is good */
  async contextOf(request: Request): Promise<KeyContext> {
    const key = request.get(PUBLISHABLE_KEY_HEADER)
    if (!key) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Publishable API key required in the request header: ${PUBLISHABLE_KEY_HEADER}. You can manage your keys in settings in the dashboard.`,
      )
    }
    const context = await this.#known.get(key, () => this.#find(key))
    if (!context) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "A valid publishable key is required to proceed with the request")
    }
    return context
  }

  async #find(token: string): Promise<KeyContext | undefined> {
    const { data } = await this.container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "api_key",
      fields: ["token", "revoked_at", "sales_channels_link.sales_channel_id"],
      filters: { token, type: "publishable" },
    })
    const [key] = data as { revoked_at: string | Date | null; sales_channels_link?: { sales_channel_id: string }[] }[]
    if (!key || (key.revoked_at && new Date(key.revoked_at) <= new Date())) return undefined
    return { key: token, sales_channel_ids: (key.sales_channels_link ?? []).map(({ sales_channel_id }) => sales_channel_id) }
  }
}
