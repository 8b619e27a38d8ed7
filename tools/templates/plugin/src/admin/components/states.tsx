import { FetchError } from "@medusajs/js-sdk"
import { Button, Skeleton, Text } from "@medusajs/ui"
import { Navigate, useLocation } from "react-router-dom"
import { useFormat } from "../lib/use-format"

/** The server's own sentence where it has answered. */
export function useErrorText() {
  const { t } = useFormat()
  return (error: Error): string => (error instanceof FetchError ? error.message : t("errors.offline"))
}

export function LoadFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useFormat()
  const text = useErrorText()
  const location = useLocation()
  // The session has ended; the dashboard's own pages send to the login as well.
  if (error instanceof FetchError && error.status === 401) return <Navigate to="/login" state={{ from: location }} replace />
  return (
    <div className="flex flex-col items-center gap-y-3 px-6 py-16 text-center" role="alert">
      <Text size="small" weight="plus">
        {t("errors.title")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {text(error)}
      </Text>
      <Button size="small" variant="secondary" onClick={onRetry}>
        {t("actions.retry")}
      </Button>
    </div>
  )
}

export function Empty({ title, hint }: { title: string; hint: string }) {
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-16 text-center">
      <Text size="small" weight="plus">
        {title}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {hint}
      </Text>
    </div>
  )
}

export function Loading() {
  const { t } = useFormat()
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4" role="status" aria-label={t("loading")}>
      {["first", "second", "third", "fourth"].map((line) => (
        <Skeleton key={line} className="h-6 w-full" />
      ))}
    </div>
  )
}
