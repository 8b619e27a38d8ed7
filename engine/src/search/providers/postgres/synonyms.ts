import type { Tx } from "../../../kit/database/transaction"
import type { Synonyms } from "../../provider"
import { wordsOf } from "../../words/words"

/** Replaces what the search takes for the same. */
export async function writeSynonyms(tx: Tx, synonyms: readonly Synonyms[]): Promise<void> {
  const same = new Map<string, { locale: string; phrase: string; same: Set<string> }>()
  for (const { locale, words } of synonyms) {
    const phrases = [
      ...new Set(
        words.map((phrase) =>
          wordsOf(phrase)
            .map(({ word }) => word)
            .join(" "),
        ),
      ),
    ].filter(Boolean)
    for (const phrase of phrases) {
      const key = `${locale}\u001f${phrase}`
      const known = same.get(key) ?? { locale, phrase, same: new Set() }
      for (const other of phrases) if (other !== phrase) known.same.add(other)
      same.set(key, known)
    }
  }
  const rows = [...same.values()].filter((row) => row.same.size > 0).map((row) => ({ ...row, same: [...row.same] }))
  await tx.query("DELETE FROM wekala_search_same")
  await tx.query(
    `INSERT INTO wekala_search_same (locale, phrase, same)
     SELECT r.locale, r.phrase, r.same FROM jsonb_to_recordset($1::jsonb) r (locale text, phrase text, same text[])`,
    [JSON.stringify(rows)],
  )
}
