import type { MedusaContainer } from "@medusajs/framework/types"
import type { Tx } from "./database/transaction"

export interface PersonalData {
  /** Unique: the plugin's name. The key under which a customer finds it in the download. */
  readonly name: string
  /** All that the plugin keeps about a customer, as the customer may read it (GDPR, articles 15 and 20). */
  readonly export: (customerId: string, container: MedusaContainer) => Promise<unknown>
  /** Why a customer cannot be forgotten yet: there is money in the wallet. */
  readonly blocksErasure?: (customerId: string) => Promise<{ code: string; message: string } | undefined>
  /**
   * Takes away what names the customer; what the law has the shop keep (a ledger, an order) stays, with an id
   * that nobody has any more. Safe to call twice.
   */
  readonly erase?: (tx: Tx, customerId: string) => Promise<void>
}

const registry = new Map<string, PersonalData>()

/** Declares what a plugin knows of customers. Beside its module, so that it is there whenever the plugin is. */
export function definePersonalData(data: PersonalData): void {
  registry.set(data.name, data)
}

/** What all plugins of this process know. */
export function definedPersonalData(): PersonalData[] {
  return [...registry.values()]
}
