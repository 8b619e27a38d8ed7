import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { sdk } from "./api"

/** The engine's answers under `/admin/search`. */
export interface SearchIndex {
  /** `product`, `auction`, … */
  kind: string
  /** How many things the last full build had; null before the first. */
  documents: number | null
  /** Besides the merchant's own texts. */
  locales: string[]
  built_at: string | null
  took_ms: number | null
  /** A full build waits or runs. */
  building: boolean
  /** Changes that are not in it yet, in batches. */
  waiting: number
}

export const isBusy = ({ building, waiting }: SearchIndex): boolean => building || waiting > 0

export interface SearchState {
  /** `postgres` or `meilisearch`. */
  provider: string
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
/** What is done in the background is looked at again after so many milliseconds: soon while there is something to do. */
const REFRESH_MS = { busy: 1_500, idle: 15_000 }

export const MOST_WORDS = 20
export const MOST_LETTERS = 60

export const useSearchState = () =>
  useQuery({
    queryKey: [SEARCH, "state"],
    queryFn: ({ signal }) => sdk.client.fetch<{ search: SearchState }>("/admin/search", { signal }),
    refetchInterval: ({ state }) => (state.data?.search.indexes.some(isBusy) ? REFRESH_MS.busy : REFRESH_MS.idle),
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
