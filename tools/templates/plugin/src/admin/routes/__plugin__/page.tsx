import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChatBubbleLeftRight } from "@medusajs/icons"
import { Button, Container, Heading, Select, StatusBadge, Table, toast } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { Empty, LoadFailed, Loading, useErrorText } from "../../components/states"
import { type __Entity__, type Move, STATUSES, type Status, useDecision, use__Entities__ } from "../../lib/api"
import { useFormat } from "../../lib/use-format"

const PAGE_SIZE = 20
const COLOURS = { pending: "orange", approved: "green", rejected: "red" } as const

export default function __Entities__Page() {
  const { t } = useFormat()
  // What waits for the merchant comes first.
  const [status, setStatus] = useState<Status | "all">("pending")
  const [page, setPage] = useState(0)
  const query = use__Entities__({ status: status === "all" ? undefined : status, limit: PAGE_SIZE, offset: page * PAGE_SIZE })
  const lastPage = query.data ? Math.max(0, Math.ceil(query.data.count / PAGE_SIZE) - 1) : undefined
  // A decision may have taken the last row of the last page away.
  useEffect(() => {
    if (lastPage !== undefined && page > lastPage) setPage(lastPage)
  }, [page, lastPage])
  const filter = (next: string) => {
    setStatus(next as Status | "all")
    setPage(0)
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading>{t("title")}</Heading>
        <Select size="small" value={status} onValueChange={filter}>
          <Select.Trigger className="w-40" aria-label={t("fields.status")}>
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {(["all", ...STATUSES] as const).map((value) => (
              <Select.Item key={value} value={value}>
                {t(`states.${value}`)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      <Content query={query} isFiltered={status !== "all"} page={page} setPage={setPage} />
    </Container>
  )
}

interface ContentProps {
  query: ReturnType<typeof use__Entities__>
  isFiltered: boolean
  page: number
  setPage: (page: number) => void
}

function Content({ query, isFiltered, page, setPage }: ContentProps) {
  const { t, pagination } = useFormat()
  if (query.isPending) return <Loading />
  if (query.isError) return <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
  const { __entities__: rows, count } = query.data
  if (count === 0) return <Empty title={t(isFiltered ? "empty.noneInState" : "empty.none")} hint={t("empty.hint")} />
  const pageCount = Math.ceil(count / PAGE_SIZE)
  return (
    <>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("fields.product")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.text")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.status")}</Table.HeaderCell>
            <Table.HeaderCell>{t("fields.written")}</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">{t("fields.actions")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Table.Body>
      </Table>
      <Table.Pagination
        count={count}
        pageSize={PAGE_SIZE}
        pageIndex={page}
        pageCount={pageCount}
        canPreviousPage={page > 0}
        canNextPage={page < pageCount - 1}
        previousPage={() => setPage(page - 1)}
        nextPage={() => setPage(page + 1)}
        translations={pagination}
      />
    </>
  )
}

function Row({ row }: { row: __Entity__ }) {
  const { t, dateTime } = useFormat()
  const errorText = useErrorText()
  const decision = useDecision()
  const decide = (move: Move) =>
    decision.mutate({ id: row.id, move }, { onError: (error) => toast.error(t("errors.unchanged"), { description: errorText(error) }) })
  return (
    <Table.Row>
      <Table.Cell>{row.product_title ?? row.product_id}</Table.Cell>
      <Table.Cell dir="auto" className="max-w-md whitespace-pre-line py-3">
        {row.text}
      </Table.Cell>
      <Table.Cell>
        <StatusBadge color={COLOURS[row.status]}>{t(`states.${row.status}`)}</StatusBadge>
      </Table.Cell>
      <Table.Cell>{dateTime(row.created_at)}</Table.Cell>
      <Table.Cell>
        <div className="flex justify-end gap-x-2">
          {row.status === "pending" ? (
            <Button size="small" variant="secondary" isLoading={decision.isPending} onClick={() => decide("approve")}>
              {t("actions.approve")}
            </Button>
          ) : null}
          {row.status === "rejected" ? null : (
            <Button size="small" variant="transparent" disabled={decision.isPending} onClick={() => decide("reject")}>
              {t("actions.reject")}
            </Button>
          )}
        </div>
      </Table.Cell>
    </Table.Row>
  )
}

export const config = defineRouteConfig({ label: "title", translationNs: "__module__", icon: ChatBubbleLeftRight })
