import { useFormat } from "../lib/use-format"

/** A word in the dashboard's trail of pages, in its language. */
export function Crumb({ name }: { name: string }) {
  const { t } = useFormat("payments")
  return <>{t(name)}</>
}
