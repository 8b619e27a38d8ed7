import { z } from "@medusajs/framework/zod"
import { queryRows } from "../kit/database/query"
import { transaction } from "../kit/database/transaction"
import { DomainError } from "../kit/http/errors"
import { newId } from "../kit/id"
import { defineJob } from "../kit/jobs/define-job"
import { searchProvider } from "./provide"
import type { Synonyms } from "./provider"
import { wordsOf } from "./words/words"

export interface SynonymSet extends Synonyms {
  readonly id: string
  readonly created_at: Date
}

/** All sets of words that the merchant takes for the same, the newest first. */
export function readSynonyms(): Promise<SynonymSet[]> {
  return queryRows("SELECT id, locale, words, created_at FROM wekala_search_synonym ORDER BY created_at DESC, id DESC")
}

/**
 * Keeps words as meaning the same; those of a set that is there already are not kept twice.
 *
 * @throws DomainError `invalid_synonyms` (400) unless two of them differ
 */
export async function addSynonyms(locale: string, words: readonly string[]): Promise<SynonymSet> {
  const phrases = new Map(
    words.map((word) => [
      wordsOf(word)
        .map((each) => each.word)
        .join(" "),
      word.trim(),
    ]),
  )
  phrases.delete("")
  if (phrases.size < 2) {
    throw new DomainError({ status: 400, code: "invalid_synonyms", message: "Give at least two words that are not written alike." })
  }
  const set = await transaction(async (tx) => {
    const [added] = await tx.query<SynonymSet>(
      `INSERT INTO wekala_search_synonym (id, locale, words) VALUES ($1, $2, $3)
       ON CONFLICT (locale, words) DO UPDATE SET locale = excluded.locale RETURNING id, locale, words, created_at`,
      [newId("ssyn"), locale, [...phrases.values()].sort()],
    )
    await tx.enqueue(tellLater, {}, { key: tellLater.name })
    return added as SynonymSet
  })
  await tellNow()
  return set
}

/** @throws DomainError `synonyms_not_found` (404) */
export async function removeSynonyms(id: string): Promise<void> {
  await transaction(async (tx) => {
    const [removed] = await tx.query("DELETE FROM wekala_search_synonym WHERE id = $1 RETURNING id", [id])
    if (!removed) throw new DomainError({ status: 404, code: "synonyms_not_found", message: `There are no synonyms ${id}.` })
    await tx.enqueue(tellLater, {}, { key: tellLater.name })
  })
  await tellNow()
}

async function tellProvider(): Promise<void> {
  await searchProvider().setSynonyms(await readSynonyms())
}

const tellLater = defineJob({ name: "engine.tell_synonyms", payload: z.object({}), urgent: true, handle: tellProvider })

/** So that the merchant can try the words at once. The job mends it when the provider is away, or when another change has overtaken this one. */
async function tellNow(): Promise<void> {
  await tellProvider().catch(() => undefined)
}
