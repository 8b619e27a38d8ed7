import { useQuery } from "@tanstack/react-query"
import { sdk, statusOf } from "./api"

/** The desk is left open: it asks again by itself. */
const REFRESH_MS = 60_000
/** Orders that are looked through; their payment and fulfillment states cannot be asked for by filter. */
export const ORDERS_LOOKED_AT = 100
const ITEMS_LOOKED_AT = 100
/** At or below this many available, an item is low. */
export const LOW_STOCK = 5

export interface Order {
  id: string
  display_id: number
  email: string | null
  total: number
  currency_code: string
  payment_status: string
  fulfillment_status: string
  created_at: string
}

export interface Withdrawal {
  id: string
  account_id: string
  amount: number
  currency_code: string
  status: "requested" | "approved"
  created_at: string
}

export interface Adjustment {
  id: string
  account_id: string
  amount: number
  currency_code: string
  reason: string
  created_at: string
}

export interface Escrow {
  id: string
  reference: string
  remaining: number
  currency_code: string
  dispute_reason: string | null
}

export interface Lot {
  id: string
  title: string
  current_price: number | null
  starting_price: number
  currency_code: string
  bid_count: number
  ends_at: string
  seller: { email: string } | null
}

interface Account {
  id: string
  owner_id: string
  owner_name: string | null
}

export interface InventoryItem {
  id: string
  sku: string | null
  title: string | null
  stocked_quantity: number | null
  reserved_quantity: number | null
  location_levels?: { id: string }[]
  variants?: ({ product?: { title: string } | null } | null)[]
}

type Query = Record<string, string | number | string[]>

function useDesk<T>(path: string, query: Query, options: { enabled?: boolean } = {}) {
  return useQuery({
    queryKey: ["desk", path, query],
    queryFn: ({ signal }) => sdk.client.fetch<T & { count: number }>(path, { query, signal }),
    refetchInterval: REFRESH_MS,
    staleTime: 0,
    // A shop without a trade has none of its routes; asking twice would not change that.
    retry: (failures, error) => statusOf(error) !== 404 && failures < 1,
    ...options,
  })
}

export const useOpenOrders = () =>
  useDesk<{ orders: Order[] }>("/admin/orders", {
    status: ["pending"],
    order: "-created_at",
    limit: ORDERS_LOOKED_AT,
    fields: "id,display_id,email,total,currency_code,payment_status,fulfillment_status,created_at",
  })

export const useStock = () =>
  useDesk<{ inventory_items: InventoryItem[] }>("/admin/inventory-items", {
    order: "stocked_quantity",
    limit: ITEMS_LOOKED_AT,
    fields: "id,sku,title,stocked_quantity,reserved_quantity,location_levels.id,variants.product.title",
  })

export const useWithdrawalsToDecide = () =>
  useDesk<{ withdrawals: Withdrawal[] }>("/admin/wallet/withdrawals", { status: ["requested", "approved"], order: "created_at", limit: 5 })

export const useAdjustmentsToDecide = () =>
  useDesk<{ adjustments: Adjustment[] }>("/admin/wallet/adjustments", { status: ["pending"], order: "created_at", limit: 5 })

export const useDisputedEscrows = () =>
  useDesk<{ escrows: Escrow[] }>("/admin/wallet/escrows", { status: ["disputed"], order: "created_at", limit: 5 })

export const useLiveLots = () => useDesk<{ auctions: Lot[] }>("/admin/auctions", { status: ["live"], order: "ends_at", limit: 5 })

export const useDraftLots = () => useDesk<{ auctions: Lot[] }>("/admin/auctions", { status: ["draft"], order: "created_at", limit: 5 })

/** The owners' names of a few accounts, by account id; a name that has not come yet is missing. */
export function useOwnerNames(accountIds: string[]): Map<string, string> {
  const id = [...new Set(accountIds)].sort()
  const { data } = useDesk<{ accounts: Account[] }>("/admin/wallet/accounts", { id }, { enabled: id.length > 0 })
  return new Map(data?.accounts.map((account) => [account.id, account.owner_name ?? account.owner_id]))
}

export const isToFulfill = (order: Order) => ["not_fulfilled", "partially_fulfilled"].includes(order.fulfillment_status)
export const isToCapture = (order: Order) => ["authorized", "partially_captured"].includes(order.payment_status)

/** What can still be sold of an item, over all locations. */
export const availableOf = (item: InventoryItem) => (item.stocked_quantity ?? 0) - (item.reserved_quantity ?? 0)
/** An item that is at no location is not stocked at all, so not low either. */
export const isLow = (item: InventoryItem) => Boolean(item.location_levels?.length) && availableOf(item) <= LOW_STOCK
