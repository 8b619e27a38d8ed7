import { ExclamationCircle } from "@medusajs/icons"
import { Button, Container, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Navigate, useLocation } from "react-router-dom"
import { statusOf } from "../lib/api"
import { useErrorText } from "../lib/use-error-text"
import { useFormat } from "../lib/use-format"

interface LoadFailedProps {
  error: unknown
  onRetry: () => void
  /** Where the address can be at fault: goes back to what the page shows without filters. */
  onReset?: () => void
}

export function LoadFailed({ error, onRetry, onReset }: LoadFailedProps) {
  const { t } = useFormat()
  const { t: core } = useTranslation()
  const text = useErrorText("errors.unreachable")
  const location = useLocation()
  // The session has ended; the dashboard's own pages send to the login as well.
  if (statusOf(error) === 401) return <Navigate to="/login" state={{ from: location }} replace />
  const isMissing = statusOf(error) === 404
  const isRefused = onReset !== undefined && statusOf(error) === 400
  return (
    <div role="alert" className="flex min-h-[220px] flex-col items-center justify-center gap-y-4 px-6 py-10 text-center">
      <ExclamationCircle className="text-ui-fg-subtle" />
      <div className="flex max-w-[420px] flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {t(isMissing ? "errors.notFound" : "errors.title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {isRefused ? t("errors.badView") : text(error)}
        </Text>
      </div>
      {isMissing ? null : (
        <Button size="small" variant="secondary" onClick={isRefused ? onReset : onRetry}>
          {isRefused ? core("actions.clearAll") : t("actions.retry")}
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

export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useFormat()
  return (
    <div role="status" aria-label={t("general.loading")} className="flex flex-col gap-y-3 px-6 py-4">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars without identity
        <Skeleton key={row} className="h-6 w-full rounded" />
      ))}
    </div>
  )
}

interface QueryLike<T> {
  data: T | undefined
  error: unknown
  isError: boolean
  refetch: () => unknown
}

/** A page about one thing: what to show while it loads, when it fails, and when it is there. */
export function Loaded<T>({ query, children }: { query: QueryLike<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  return (
    <Container className="p-0">
      {query.isError ? <LoadFailed error={query.error} onRetry={() => void query.refetch()} /> : <Loading rows={6} />}
    </Container>
  )
}
