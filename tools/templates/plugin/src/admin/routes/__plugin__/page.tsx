import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ChatBubbleLeftRight } from "@medusajs/icons"
import { Button, Container, Heading, Select, Skeleton, StatusBadge, Table, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { type __Entity__, type Status, useDecision, use__Entities__ } from "../../lib/api"

const PAGE_SIZE = 20
const COLOURS = { pending: "orange", approved: "green", rejected: "red" } as const

export default function __Entities__Page() {
  const [status, setStatus] = useState<Status | "all">("pending")
  const [page, setPage] = useState(0)
  const query = use__Entities__({ status: status === "all" ? undefined : status, limit: PAGE_SIZE, offset: page * PAGE_SIZE })
  const filter = (next: string) => {
    setStatus(next as Status | "all")
    setPage(0)
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex items-center justify-between px-6 py-4">
        <Heading>__PluginWords__</Heading>
        <Select size="small" value={status} onValueChange={filter}>
          <Select.Trigger className="w-40" aria-label="Status">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            <Select.Item value="all">All</Select.Item>
            <Select.Item value="pending">Pending</Select.Item>
            <Select.Item value="approved">Approved</Select.Item>
            <Select.Item value="rejected">Rejected</Select.Item>
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
  if (query.isPending) return <Loading />
  if (query.isError) {
    return (
      <div className="flex flex-col items-center gap-y-3 px-6 py-16" role="alert">
        <Text size="small">The list could not be loaded: {query.error.message}</Text>
        <Button size="small" variant="secondary" onClick={() => query.refetch()}>
          Try again
        </Button>
      </div>
    )
  }
  const { __entities__: rows, count } = query.data
  if (rows.length === 0) {
    return (
      <div className="flex flex-col items-center gap-y-1 px-6 py-16">
        <Text size="small" weight="plus">
          {isFiltered ? "None in this state" : "None yet"}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          What customers write about products appears here.
        </Text>
      </div>
    )
  }
  const pageCount = Math.ceil(count / PAGE_SIZE)
  return (
    <>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>Product</Table.HeaderCell>
            <Table.HeaderCell>Text</Table.HeaderCell>
            <Table.HeaderCell>Status</Table.HeaderCell>
            <Table.HeaderCell>Written</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">Actions</span>
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
      />
    </>
  )
}

function Row({ row }: { row: __Entity__ }) {
  const decision = useDecision()
  const decide = (move: "approve" | "reject") =>
    decision.mutate({ id: row.id, move }, { onError: (error) => toast.error("Nothing was changed", { description: error.message }) })
  return (
    <Table.Row>
      <Table.Cell>{row.product_title ?? row.product_id}</Table.Cell>
      <Table.Cell className="max-w-md whitespace-pre-line py-3">{row.text}</Table.Cell>
      <Table.Cell>
        <StatusBadge color={COLOURS[row.status]}>{row.status}</StatusBadge>
      </Table.Cell>
      <Table.Cell>{new Date(row.created_at).toLocaleString()}</Table.Cell>
      <Table.Cell>
        <div className="flex justify-end gap-x-2">
          {row.status === "pending" ? (
            <Button size="small" variant="secondary" isLoading={decision.isPending} onClick={() => decide("approve")}>
              Approve
            </Button>
          ) : null}
          {row.status === "rejected" ? null : (
            <Button size="small" variant="transparent" disabled={decision.isPending} onClick={() => decide("reject")}>
              Reject
            </Button>
          )}
        </div>
      </Table.Cell>
    </Table.Row>
  )
}

function Loading() {
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" role="status" aria-label="Loading">
      {["first", "second", "third", "fourth"].map((line) => (
        <Skeleton key={line} className="h-6 w-full" />
      ))}
    </div>
  )
}

export const config = defineRouteConfig({ label: "__PluginWords__", icon: ChatBubbleLeftRight })
