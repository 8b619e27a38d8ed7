import { z } from "@medusajs/framework/zod"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { DomainError, type ListConfig, Money } from "@wekala/engine/kit"
import { WalletAccount } from "../modules/wallet/entities"
import { type StatementLine, statementCsv } from "../modules/wallet/reports/statement"
import type { WalletService } from "../modules/wallet/service"

export const idParams = z.object({ id: z.string().min(1).max(64) })

/** A period of a statement: from a moment on, up to and without another. */
export const period = {
  from: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  to: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  kind: z.union([z.string().max(64), z.array(z.string().max(64)).max(50)]).optional(),
}

/** More lines than a person reads; a machine pages through the JSON. */
const CSV_LINES = 50_000

export function walletOf(container: MedusaContainer): WalletService {
  return container.resolve<WalletService>("wallet")
}

/** Rows and true count through Medusa's query layer, so with links such as `customer.email`. */
export async function queryPage<T>(
  container: MedusaContainer,
  entity: string,
  fields: string[],
  filters: Record<string, unknown>,
  { take, skip, order }: ListConfig,
): Promise<{ rows: T[]; count: number }> {
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity,
    fields,
    filters,
    pagination: { take: take ?? 20, skip: skip ?? 0, order: order as Record<string, "ASC" | "DESC"> },
  })
  return { rows: data as T[], count: metadata?.count ?? data.length }
}

/** The customer's account in a currency; 404 when there is none yet. */
export async function customerAccount(wallet: WalletService, customerId: string, currency: string): Promise<WalletAccount> {
  const [account] = await wallet.list(
    WalletAccount,
    { owner_type: "customer", owner_id: customerId, kind: "customer", currency_code: currency },
    { take: 1 },
  )
  if (!account) {
    throw new DomainError({ status: 404, code: "wallet_not_found", message: `You have no ${currency.toUpperCase()} wallet yet.` })
  }
  return account
}

export function statementInput(
  accountId: string,
  query: { from?: string | undefined; to?: string | undefined; kind?: string | string[] | undefined },
) {
  return {
    account_id: accountId,
    from: query.from ? new Date(query.from) : undefined,
    to: query.to ? new Date(query.to) : undefined,
    kinds: query.kind === undefined ? undefined : [query.kind].flat(),
  }
}

/** One account's whole statement for a period as CSV text. */
export async function csvStatement(
  wallet: WalletService,
  account: Pick<WalletAccount, "id" | "currency_code">,
  query: Parameters<typeof statementInput>[1],
): Promise<string> {
  const { lines } = await wallet.statement({ ...statementInput(account.id, query), limit: CSV_LINES, offset: 0 })
  return statementCsv(lines as StatementLine[], (minor) => Money.ofMinor(minor, account.currency_code).toDecimal())
}
