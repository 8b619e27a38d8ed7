"use client"

import { useTranslations } from "next-intl"
import { useRouter } from "next/navigation"
import { startTransition, useEffect } from "react"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"

const RETRY_MS = 5_000

/** A fault, or an engine that restarts: then the page tries again by itself. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("fault")
  const router = useRouter()
  const isAway = error.digest === "ENGINE_AWAY"
  const retry = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  useEffect(() => {
    if (!isAway) return
    const timer = setInterval(retry, RETRY_MS)
    return () => clearInterval(timer)
  })
  return (
    <div className="shell" role="alert">
      <Empty title={t(isAway ? "awayTitle" : "title")} text={t(isAway ? "awayText" : "text")}>
        <Button onClick={retry}>{t("retry")}</Button>
      </Empty>
    </div>
  )
}
