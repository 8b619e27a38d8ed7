import { useFormat } from "../lib/use-format"

/** A word in the dashboard's trail of pages, in its language. */
export function Crumb({ name, namespace = "payments" }: { name: string; namespace?: "payments" | "search" }) {
  const { t } = useFormat(namespace)
  return <>{t(name)}</>
}
