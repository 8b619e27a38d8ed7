import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { get, type Query } from "./api"
import { ownerOf } from "./owners"
import type { Account, Adjustment, Escrow, Hold, Page, Statement, Transaction, TrialBalance, Verification, Withdrawal } from "./types"

const BASE = "/admin/wallet"

/** Every query of the wallet's pages starts with this key: a change to the ledger makes all of them stale. */
export const WALLET = "wallet"

function useWalletList<T>(path: string, query: Query, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: [WALLET, path, query],
    queryFn: ({ signal }) => get<T & Page>(`${BASE}/${path}`, query, signal),
    placeholderData: keepPreviousData,
    // Money is looked at to act on it: never from a cache without asking again.
    staleTime: 0,
    ...options,
  })
}

function useWalletItem<T>(path: string) {
  return useQuery({
    queryKey: [WALLET, path],
    queryFn: ({ signal }) => get<T>(`${BASE}/${path}`, {}, signal),
    staleTime: 0,
  })
}

export const useAccounts = (query: Query) => useWalletList<{ accounts: Account[] }>("accounts", query)
export const useTransactions = (query: Query, options?: { enabled?: boolean }) =>
  useWalletList<{ transactions: Transaction[] }>("transactions", query, options)
export const useHolds = (query: Query) => useWalletList<{ holds: Hold[] }>("holds", query)
export const useEscrows = (query: Query) => useWalletList<{ escrows: Escrow[] }>("escrows", query)
export const useWithdrawals = (query: Query) => useWalletList<{ withdrawals: Withdrawal[] }>("withdrawals", query)
export const useAdjustments = (query: Query) => useWalletList<{ adjustments: Adjustment[] }>("adjustments", query)
export const useStatement = (accountId: string, query: Query) => useWalletList<Statement>(`accounts/${accountId}/statement`, query)

export const useAccount = (id: string) => useWalletItem<{ account: Account }>(`accounts/${id}`)
export const useTransaction = (id: string) => useWalletItem<{ transaction: Transaction }>(`transactions/${id}`)
export const useEscrow = (id: string) => useWalletItem<{ escrow: Escrow }>(`escrows/${id}`)

/** Whose account it is. That never changes, so a change to the ledger does not make it stale. */
export function useOwner(accountId: string) {
  return useQuery({ queryKey: ["wallet-owners", accountId], queryFn: () => ownerOf(accountId), staleTime: 300_000 })
}

export function useTrialBalance(asOf: string | undefined) {
  return useQuery({
    queryKey: [WALLET, "trial-balance", asOf],
    queryFn: ({ signal }) => get<TrialBalance>(`${BASE}/trial-balance`, { as_of: asOf }, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

/** Reads the whole ledger, so only when asked to. */
export function useVerification() {
  return useQuery({
    queryKey: [WALLET, "verification"],
    queryFn: ({ signal }) => get<Verification>(`${BASE}/verification`, {}, signal),
    enabled: false,
    gcTime: 0,
  })
}

/** Currencies of the shop, for filters. */
export function useCurrencies(): string[] {
  const { data } = useQuery({
    queryKey: [WALLET, "store-currencies"],
    queryFn: () =>
      get<{ stores: { supported_currencies?: { currency_code: string }[] }[] }>("/admin/stores", {
        fields: "supported_currencies.currency_code",
      }),
  })
  return data?.stores.flatMap((store) => (store.supported_currencies ?? []).map((currency) => currency.currency_code)) ?? []
}

interface AdminUser {
  id: string
  email: string
}

export function useMe() {
  return useQuery({ queryKey: ["wallet-users", "me"], queryFn: () => get<{ user: AdminUser }>("/admin/users/me", { fields: "id,email" }) })
}

/** The email behind a user's id; an API key's id has none. */
export function useUserEmail(id: string | null): string | undefined {
  const { data } = useQuery({
    queryKey: ["wallet-users", id],
    queryFn: () => get<{ user: AdminUser }>(`/admin/users/${id}`, { fields: "id,email" }),
    enabled: id?.startsWith("user_") ?? false,
    retry: false,
  })
  return data?.user.email
}
