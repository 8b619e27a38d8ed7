import { Badge, Button, Container, Heading, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link, Navigate, useLocation } from "react-router-dom"
import { statusOf } from "../lib/api"
import { useFormat } from "../lib/use-format"

export interface Task {
  id: string
  to: string
  title: ReactNode
  detail?: ReactNode
  value: ReactNode
}

interface TaskListProps {
  title: string
  /** Where all of them are. */
  to: string
  empty: string
  hint?: string | undefined
  /** What belongs here; undefined while it is not known. */
  tasks: Task[] | undefined
  /** Of all, where only the first are given. */
  count?: number | undefined
  error: unknown
  onRetry: () => void
}

const SHOWN = 5

/** One kind of work that waits: how much of it, and the first few, each a link to where it is done. */
export function TaskList({ title, to, empty, hint, tasks, count = tasks?.length, error, onRetry }: TaskListProps) {
  const { t, number } = useFormat()
  const location = useLocation()
  if (statusOf(error) === 401) return <Navigate to="/login" state={{ from: location }} replace />
  return (
    <Container className="flex flex-col divide-y overflow-hidden p-0">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <div className="flex items-center gap-x-2">
          <Heading level="h2">{title}</Heading>
          {tasks ? (
            <Badge size="2xsmall" rounded="full" color={count ? "orange" : "grey"}>
              {number(count ?? 0)}
            </Badge>
          ) : null}
        </div>
        <Button size="small" variant="transparent" asChild>
          <Link to={to} aria-label={`${t("seeAll")}: ${title}`}>
            {t("seeAll")}
          </Link>
        </Button>
      </div>
      {tasks ? (
        tasks.length ? (
          <ul className="divide-y">
            {tasks.slice(0, SHOWN).map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </ul>
        ) : (
          <p className="txt-compact-small text-ui-fg-subtle flex min-h-[120px] flex-1 items-center justify-center px-6 py-8 text-center">
            {empty}
          </p>
        )
      ) : error ? (
        <div role="alert" className="flex min-h-[120px] flex-1 flex-col items-center justify-center gap-y-3 px-6 py-8">
          <Text size="small" className="text-ui-fg-subtle">
            {t("failed")}
          </Text>
          <Button size="small" variant="secondary" onClick={onRetry}>
            {t("retry")}
          </Button>
        </div>
      ) : (
        <div role="status" aria-label={t("loading")} className="flex flex-col gap-y-3 px-6 py-4">
          <Skeleton className="h-8 w-full rounded" />
          <Skeleton className="h-8 w-full rounded" />
          <Skeleton className="h-8 w-full rounded" />
        </div>
      )}
      {tasks && hint ? <p className="txt-compact-xsmall text-ui-fg-subtle px-6 py-3">{hint}</p> : null}
    </Container>
  )
}

function TaskRow({ task }: { task: Task }) {
  return (
    <li>
      <Link
        to={task.to}
        className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus transition-fg flex items-center justify-between gap-x-4 px-6 py-3 outline-none"
      >
        <span className="flex min-w-0 flex-col gap-y-0.5">
          <Text as="span" size="small" leading="compact" weight="plus" className="truncate">
            {task.title}
          </Text>
          {task.detail ? (
            <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle truncate">
              {task.detail}
            </Text>
          ) : null}
        </span>
        <bdi className="txt-compact-small text-ui-fg-base shrink-0 tabular-nums">{task.value}</bdi>
      </Link>
    </li>
  )
}
