import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { sdk } from "./api"

/** The engine's answers under `/admin/search`. */
export interface SearchIndex {
  /** `product`, `auction`, … */
  kind: string
  /** How many things of this kind can be found. */
  documents: number
  /** Besides the merchant's own texts. */
  locales: string[]
  /** Null while the first one is being built. */
  built_at: string | null
  took_ms: number | null
}

export interface SearchState {
  provider: "postgres" | "meilisearch"
  indexes: SearchIndex[]
}

export interface SynonymSet {
  id: string
  /** `""` for all languages. */
  locale: string
  words: string[]
}

/** Every query of this page starts with this key. */
const SEARCH = "search"
/** A rebuild is done in the background: looked at again after so many milliseconds. */
const REFRESH_MS = 5_000

export const MOST_WORDS = 20

export const useSearchState = () =>
  useQuery({
    queryKey: [SEARCH, "state"],
    queryFn: ({ signal }) => sdk.client.fetch<{ search: SearchState }>("/admin/search", { signal }),
    refetchInterval: REFRESH_MS,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })

export const useSynonyms = () =>
  useQuery({
    queryKey: [SEARCH, "synonyms"],
    queryFn: ({ signal }) => sdk.client.fetch<{ synonyms: SynonymSet[] }>("/admin/search/synonyms", { signal }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })

function useChange<Variables>(change: (variables: Variables) => Promise<unknown>) {
  const queryClient = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queryClient.invalidateQueries({ queryKey: [SEARCH] }) })
}

export const useRebuild = () => useChange((kind: string) => sdk.client.fetch("/admin/search/rebuild", { method: "POST", body: { kind } }))

export const useAddSynonyms = () =>
  useChange((body: { locale: string; words: string[] }) => sdk.client.fetch("/admin/search/synonyms", { method: "POST", body }))

export const useRemoveSynonyms = () => useChange((id: string) => sdk.client.fetch(`/admin/search/synonyms/${id}`, { method: "DELETE" }))

/** What was typed, word by word: separated by commas of any script, by semicolons or by lines. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,،;؛\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]
