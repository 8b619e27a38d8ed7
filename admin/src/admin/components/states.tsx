import { Button, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Navigate, useLocation } from "react-router-dom"
import { statusOf } from "../lib/api"
import { useFormat } from "../lib/use-format"

export function Loading({ rows = 3 }: { rows?: number }) {
  const { t } = useFormat("payments")
  return (
    <div role="status" aria-label={t("loading")} className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
        <Skeleton key={row} className="h-8 w-full rounded" />
      ))}
    </div>
  )
}

export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useFormat("payments")
  const location = useLocation()
  // The session has ended; the dashboard's own pages send to the login as well.
  if (statusOf(error) === 401) return <Navigate to="/login" state={{ from: location }} replace />
  const isMissing = statusOf(error) === 404
  return (
    <div role="alert" className="flex min-h-[140px] flex-col items-center justify-center gap-y-3 px-6 py-8 text-center">
      <Text size="small" className="text-ui-fg-subtle">
        {t(isMissing ? "missing" : "failed")}
      </Text>
      {isMissing ? null : (
        <Button size="small" variant="secondary" onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex min-h-[140px] flex-col items-center justify-center gap-y-1 px-6 py-8 text-center">
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      {children ? (
        <Text size="small" className="text-ui-fg-subtle max-w-[420px]">
          {children}
        </Text>
      ) : null}
    </div>
  )
}

interface QueryLike<T> {
  data: T | undefined
  error: unknown
  isError: boolean
  refetch: () => unknown
}

/** What to show while it loads, when it fails, and when it is there. */
export function Loaded<T>({ query, rows, children }: { query: QueryLike<T>; rows?: number; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  return query.isError ? <LoadFailed error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={rows} />
}
