import { useTranslations } from "next-intl"
import type { Facet } from "@/lib/listing"

const FEW = 8

/** The values of one option, to tick; of many, the further ones behind a press. */
export function FacetField({ facet: { name, values }, onChange }: { facet: Facet; onChange: () => void }) {
  const t = useTranslations("listing")
  const first = values.filter(({ chosen }, index) => chosen || index < FEW)
  const more = values.filter((value) => !first.includes(value))
  const list = (shown: Facet["values"]) => (
    <ul className="mt-2 space-y-2">
      {shown.map(({ value, count, chosen }) => (
        <li key={value}>
          <label className="flex items-center gap-3 text-sm">
            <input
              type="checkbox"
              name={`o.${name}`}
              value={value}
              defaultChecked={chosen}
              onChange={onChange}
              className="size-4.5 shrink-0 accent-(--brand)"
            />
            <span>{value}</span>
            <span className="ms-auto text-soft">{count}</span>
          </label>
        </li>
      ))}
    </ul>
  )
  return (
    <fieldset>
      <legend className="text-sm font-medium">{name}</legend>
      {list(first)}
      {more.length > 0 && (
        <details className="mt-2">
          <summary className="w-fit py-1 text-sm text-brand">{t("more", { count: more.length })}</summary>
          {list(more)}
        </details>
      )}
    </fieldset>
  )
}
