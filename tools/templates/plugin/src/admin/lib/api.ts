import Medusa from "@medusajs/js-sdk"
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

declare const __BACKEND_URL__: string | undefined
declare const __AUTH_TYPE__: "session" | "jwt" | undefined
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined

/** With the dashboard's own settings, so that its session is ours. */
const sdk = new Medusa({
  baseUrl: __BACKEND_URL__ || "/",
  auth: { type: __AUTH_TYPE__ ?? "session", jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ || undefined },
})

export const STATUSES = ["pending", "approved", "rejected"] as const
export type Status = (typeof STATUSES)[number]
export type Move = "approve" | "reject"

export interface __Entity__ {
  id: string
  product_id: string
  product_title: string | null
  text: string
  status: Status
  created_at: string
}

interface Page {
  __entities__: __Entity__[]
  count: number
}

export function use__Entities__(query: { status?: Status | undefined; limit: number; offset: number }) {
  return useQuery({
    queryKey: ["__plugin__", query],
    queryFn: ({ signal }) => sdk.client.fetch<Page>("/admin/__plugin__", { query, signal }),
    placeholderData: keepPreviousData,
  })
}

/** A second click is harmless: the server refuses a move that has been made. */
export function useDecision() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ id, move }: { id: string; move: Move }) =>
      sdk.client.fetch<{ __entity__: __Entity__ }>(`/admin/__plugin__/${id}/${move}`, { method: "POST", body: {} }),
    // After a refusal too: most often somebody else was faster.
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["__plugin__"] }),
  })
}
