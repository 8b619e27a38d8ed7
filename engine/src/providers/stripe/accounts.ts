import type { StripeClient } from "./api"
import type { StripeOptions } from "./options"

export interface StripeAccount {
  readonly options: StripeOptions
  readonly client: StripeClient
}

/** The accounts that this shop has, one per registration of the provider. */
const accounts = new Map<string, StripeAccount>()

/** Called by the provider, which alone is told the options. Events signed with its secret are believed from now on. */
export function rememberAccount(account: StripeAccount): void {
  accounts.set(account.options.webhook_secret, account)
}

export const knownAccounts = (): StripeAccount[] => [...accounts.values()]
