import { Trash } from "@medusajs/icons"
import { Badge, IconButton, toast } from "@medusajs/ui"
import { type SynonymSet, useRemoveSynonyms } from "../lib/search"
import { useFormat } from "../lib/use-format"
import { useLanguages } from "../lib/use-languages"

/** The sets of words that mean the same, each with its language. */
export function SynonymList({ synonyms }: { synonyms: SynonymSet[] }) {
  const { t } = useFormat("search")
  const { nameOf } = useLanguages()
  const { mutateAsync, isPending } = useRemoveSynonyms()
  const remove = async ({ id, words }: SynonymSet) => {
    try {
      await mutateAsync(id)
      toast.success(t("synonyms.removed", { words: words.join(", ") }))
    } catch (error) {
      toast.error(error instanceof Error && error.message ? error.message : t("synonyms.notRemoved"))
    }
  }
  return (
    <ul className="divide-y">
      {synonyms.map((set) => (
        <li key={set.id} className="flex items-center justify-between gap-x-4 px-6 py-3">
          <div className="flex min-w-0 flex-wrap items-center gap-2">
            {set.words.map((word) => (
              <Badge key={word} size="2xsmall">
                <bdi>{word}</bdi>
              </Badge>
            ))}
            <span className="txt-compact-small text-ui-fg-subtle">
              {set.locale === "" ? t("synonyms.allLanguages") : nameOf(set.locale)}
            </span>
          </div>
          <IconButton
            size="small"
            variant="transparent"
            disabled={isPending}
            aria-label={t("synonyms.remove", { words: set.words.join(", ") })}
            onClick={() => void remove(set)}
          >
            <Trash />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
