import { Button, Table, toast } from "@medusajs/ui"
import { type SearchIndex, useRebuild } from "../lib/search"
import { useFormat } from "../lib/use-format"
import { useLanguageName } from "../lib/use-language-name"
import { WideTable } from "./section"

/** What can be found, how much of it, and since when; each kind can be built anew. */
export function SearchIndexes({ indexes }: { indexes: SearchIndex[] }) {
  const { t, number, dateTime } = useFormat("search")
  const languageName = useLanguageName()
  return (
    <WideTable name={t("indexes.title")}>
      <Table className="min-w-[640px]">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.kind")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.things")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.languages")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.built")}</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">{t("fields.actions")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {indexes.map(({ kind, documents, locales, built_at, took_ms }) => (
            <Table.Row key={kind}>
              <Table.Cell>{t(`kinds.${kind}`, { defaultValue: kind })}</Table.Cell>
              <Table.Cell className="text-end tabular-nums">{built_at ? number(documents) : "–"}</Table.Cell>
              <Table.Cell>{locales.length === 0 ? t("ownTexts") : locales.map(languageName).join(", ")}</Table.Cell>
              <Table.Cell>
                {built_at
                  ? t("indexes.built", { at: dateTime(built_at), seconds: number(Math.ceil((took_ms ?? 0) / 1000)) })
                  : t("indexes.building")}
              </Table.Cell>
              <Table.Cell className="text-end">
                <Rebuild kind={kind} name={t(`kinds.${kind}`, { defaultValue: kind })} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </WideTable>
  )
}

function Rebuild({ kind, name }: { kind: string; name: string }) {
  const { t } = useFormat("search")
  const { mutateAsync, isPending } = useRebuild()
  const rebuild = async () => {
    try {
      await mutateAsync(kind)
      toast.success(t("indexes.asked", { name }))
    } catch (error) {
      toast.error(error instanceof Error && error.message ? error.message : t("indexes.notAsked"))
    }
  }
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={isPending}
      onClick={() => void rebuild()}
      aria-label={t("indexes.rebuildNamed", { name })}
    >
      {t("indexes.rebuild")}
    </Button>
  )
}
