import { useCallback } from "react"
import { ApiError, statusOf } from "./api"
import { useFormat } from "./use-format"

/**
 * A failure as a sentence: ours by code where there is one, the server's own otherwise.
 *
 * @param silence key of what to say when no answer came; unless told, what is true of a change
 */
export function useErrorText(silence = "errors.offline") {
  const { t } = useFormat()
  return useCallback(
    (error: unknown): string => {
      if (error instanceof ApiError) {
        if (error.status >= 500) return t("errors.server")
        if (error.status === 401) return t("errors.signedOut")
        // A move that its state no longer allows: somebody else has decided, and the page behind shows it.
        const otherwise = error.code.endsWith("_not_allowed") ? t("errors.decided") : error.message
        return t(`errors.codes.${error.code}`, { defaultValue: otherwise || t("errors.server") })
      }
      const status = statusOf(error)
      if (status === 401 || status === 403) return t("errors.forbidden")
      if (status !== undefined && status < 500 && error instanceof Error) return error.message
      return t(status === undefined ? silence : "errors.server")
    },
    [t, silence],
  )
}
