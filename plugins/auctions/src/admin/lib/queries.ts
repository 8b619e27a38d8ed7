import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { get, type Query } from "./api"
import type { AuditEvent, Bid, CalendarLot, Lot, Page, Sale, Summary, TrustReport } from "./types"

const BASE = "/admin/auctions"

/** Every query of these pages starts with this key: a change to one lot makes all of them stale. */
export const AUCTIONS = "auctions"

interface Options {
  enabled?: boolean
  /** Asks again each so many milliseconds. */
  every?: number | false
}

function useAuctions<T>(path: string, query: Query = {}, { enabled = true, every = false }: Options = {}) {
  return useQuery({
    queryKey: [AUCTIONS, path, query],
    queryFn: ({ signal }) => get<T>(path ? `${BASE}/${path}` : BASE, query, signal),
    placeholderData: keepPreviousData,
    // Lots are looked at to act on them: never from a cache without asking again.
    staleTime: 0,
    enabled,
    refetchInterval: every,
  })
}

export const useLots = (query: Query, options?: Options) => useAuctions<{ auctions: Lot[] } & Page>("", query, options)
export const useSummary = (options?: Options) => useAuctions<Summary>("summary", {}, options)
export const useCalendar = (from: string, to: string) => useAuctions<{ auctions: CalendarLot[] }>("calendar", { from, to })
export const useBids = (id: string, query: Query) => useAuctions<{ bids: Bid[] } & Page>(`${id}/bids`, query)
export const useSales = (id: string) => useAuctions<{ sales: Sale[] }>(`${id}/sales`)
export const useTrust = (id: string, options?: Options) => useAuctions<TrustReport>(`${id}/trust`, {}, options)
export const useEvents = (id: string, query: Query, options?: Options) =>
  useAuctions<{ events: AuditEvent[] } & Page>(`${id}/events`, query, options)

/** The sales that an order comes from: none for an order from the shelf. */
export function useSalesOfOrder(orderId: string) {
  return useQuery({
    queryKey: [AUCTIONS, "sales-of-order", orderId],
    queryFn: ({ signal }) => get<{ sales: Sale[] }>("/admin/auction-sales", { order_id: orderId }, signal),
  })
}

/** One lot; without `keepPreviousData`, so that a page about another lot never shows this one. */
export function useLot(id: string, { every = false }: Pick<Options, "every"> = {}) {
  return useQuery({
    queryKey: [AUCTIONS, id],
    queryFn: ({ signal }) => get<{ auction: Lot }>(`${BASE}/${id}`, {}, signal),
    staleTime: 0,
    refetchInterval: every,
  })
}

export interface VariantChoice {
  id: string
  title: string
  product: { id: string; title: string; thumbnail: string | null }
}

/** Variants whose product or own name has these words. */
export function useVariants(q: string, productId?: string) {
  return useQuery<VariantChoice[]>({
    queryKey: ["auctions-variants", q, productId],
    queryFn: ({ signal }) =>
      get<{ products: { id: string; title: string; thumbnail: string | null; variants: { id: string; title: string }[] }[] }>(
        "/admin/products",
        { q: q || undefined, id: productId, limit: 8, fields: "id,title,thumbnail,variants.id,variants.title" },
        signal,
      ).then(({ products }) =>
        products.flatMap(({ variants, ...product }) => variants.map((variant): VariantChoice => ({ ...variant, product }))),
      ),
    placeholderData: keepPreviousData,
  })
}

export interface CustomerChoice {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
}

export function useCustomers(q: string) {
  return useQuery<CustomerChoice[]>({
    queryKey: ["auctions-customers", q],
    queryFn: ({ signal }) =>
      get<{ customers: CustomerChoice[] }>(
        "/admin/customers",
        { q: q || undefined, limit: 8, has_account: "true", fields: "id,email,first_name,last_name" },
        signal,
      ).then(({ customers }) => customers),
    placeholderData: keepPreviousData,
  })
}

/** Currencies of the shop; its default first. */
export function useCurrencies(): string[] {
  const { data } = useQuery({
    queryKey: ["auctions-currencies"],
    queryFn: () =>
      get<{ stores: { supported_currencies?: { currency_code: string; is_default: boolean }[] }[] }>("/admin/stores", {
        fields: "supported_currencies.currency_code,supported_currencies.is_default",
      }),
    staleTime: 300_000,
  })
  const currencies = data?.stores.flatMap((store) => store.supported_currencies ?? []) ?? []
  return [...currencies].sort((a, b) => Number(b.is_default) - Number(a.is_default)).map(({ currency_code }) => currency_code)
}

/** The email behind a user's id; an API key's id has none. */
export function useUserEmail(id: string | null): string | undefined {
  const { data } = useQuery({
    queryKey: ["auctions-users", id],
    queryFn: () => get<{ user: { email: string } }>(`/admin/users/${id}`, { fields: "id,email" }),
    enabled: id?.startsWith("user_") ?? false,
    retry: false,
    staleTime: 300_000,
  })
  return data?.user.email
}
