import { ArrowDownTray } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useState } from "react"
import { download } from "../lib/api"
import { useErrorText } from "../lib/use-error-text"
import { useFormat } from "../lib/use-format"

export function CsvButton({ path, filename }: { path: string; filename: string }) {
  const { t } = useFormat()
  const errorText = useErrorText("errors.unreachable")
  const [isLoading, setLoading] = useState(false)
  const save = async () => {
    setLoading(true)
    try {
      await download(path, filename)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setLoading(false)
    }
  }
  return (
    <Button size="small" variant="secondary" isLoading={isLoading} onClick={() => void save()}>
      <ArrowDownTray />
      {t("actions.downloadCsv")}
    </Button>
  )
}
