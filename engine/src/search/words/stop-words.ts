import { normalise } from "./normalise"

/** Words that say nothing of what is looked for. */
const STOP_WORDS = new Set(
  [
    "a an and are as at be by for from i in is it me my of on or our some that the their this to we with you your want need show find looking buy please",
    "au aux avec ce ces cette dans de des du elle en est et il je la le les leur ma mes moi mon nos notre ou par pas pour que qui sa se ses son sont sur un une vos votre vous veux voudrais cherche",
    "في من على الى إلى عن مع هذا هذه ذلك التي الذي او أو و ثم هل ما لا يا أريد اريد ابحث أبحث لـ",
  ]
    .join(" ")
    .split(" ")
    .map(normalise),
)

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word)
}
