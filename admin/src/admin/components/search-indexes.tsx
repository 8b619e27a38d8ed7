import { Button, StatusBadge, Table, toast } from "@medusajs/ui"
import { type SearchIndex, useRebuild } from "../lib/search"
import { useFormat } from "../lib/use-format"
import { useLanguages } from "../lib/use-languages"
import { WideTable } from "./section"

/** What can be found, how much of it, and since when; each kind can be built anew. */
export function SearchIndexes({ indexes }: { indexes: SearchIndex[] }) {
  const { t, number, dateTime } = useFormat("search")
  const { listOf } = useLanguages()
  return (
    <WideTable name={t("indexes.title")}>
      <Table className="min-w-[860px]">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.kind")}</Table.HeaderCell>
            <Table.HeaderCell className="!text-end">{t("fields.things")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.languages")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.built")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.state")}</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">{t("fields.actions")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {indexes.map((index) => {
            const name = t(`kinds.${index.kind}`, { defaultValue: index.kind })
            const { kind, documents, locales, built_at, took_ms } = index
            return (
              <Table.Row key={kind}>
                <Table.Cell>{name}</Table.Cell>
                <Table.Cell className="text-end tabular-nums">{documents === null ? "–" : number(documents)}</Table.Cell>
                <Table.Cell className="whitespace-nowrap">{locales.length === 0 ? t("ownTexts") : listOf(locales)}</Table.Cell>
                <Table.Cell className="whitespace-nowrap">
                  {built_at ? t("indexes.built", { at: dateTime(built_at), seconds: number(Math.ceil((took_ms ?? 0) / 1000)) }) : "–"}
                </Table.Cell>
                <Table.Cell>
                  <State index={index} />
                </Table.Cell>
                <Table.Cell className="text-end">
                  <Rebuild kind={kind} name={name} isDisabled={index.building} />
                </Table.Cell>
              </Table.Row>
            )
          })}
        </Table.Body>
      </Table>
    </WideTable>
  )
}

function State({ index: { building, waiting } }: { index: SearchIndex }) {
  const { t, number } = useFormat("search")
  if (building) return <StatusBadge color="blue">{t("indexes.building")}</StatusBadge>
  if (waiting > 0) return <StatusBadge color="orange">{t("indexes.waiting", { number: number(waiting) })}</StatusBadge>
  return <StatusBadge color="green">{t("indexes.current")}</StatusBadge>
}

function Rebuild({ kind, name, isDisabled }: { kind: string; name: string; isDisabled: boolean }) {
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
      disabled={isDisabled}
      onClick={() => void rebuild()}
      aria-label={t("indexes.rebuildNamed", { name })}
    >
      {t("indexes.rebuild")}
    </Button>
  )
}
