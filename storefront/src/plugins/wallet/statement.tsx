import { getLocale, getTranslations } from "next-intl/server"
import { Day } from "@/components/account/day"
import { Pages } from "@/components/listing/pages"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { classNames } from "@/components/ui/class-names"
import { SelectField } from "@/components/ui/field"
import { getPathname } from "@/i18n/navigation"
import { LINES_PER_PAGE, readStatement } from "./engine"
import { FILTERS, kindKey } from "./kinds"

interface Props {
  currency: string
  kind: string | undefined
  page: number
}

const PATH = "/account/wallet"

/** What moved in one currency, newest first, and the same as a file. */
export async function Statement({ currency, kind, page }: Props) {
  const t = await getTranslations("plugins.wallet")
  const locale = await getLocale()
  const { lines, count } = await readStatement(currency, kind, page)
  const address = (each: number) => `${PATH}?${new URLSearchParams({ currency, ...(kind && { kind }), page: String(each) })}`
  return (
    <section aria-labelledby="statement">
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <h2 id="statement" className="text-2xl">
          {t("statement")}
        </h2>
        <form action={getPathname({ href: PATH, locale })} className="flex flex-wrap items-end gap-2">
          <input type="hidden" name="currency" value={currency} />
          <SelectField label={t("kind")} name="kind" defaultValue={kind ?? ""} key={kind}>
            <option value="">{t("allKinds")}</option>
            {FILTERS.map((each) => (
              <option key={each} value={each}>
                {t(kindKey(each))}
              </option>
            ))}
          </SelectField>
          <Button type="submit" look="secondary">
            {t("show")}
          </Button>
          <Button asChild look="quiet">
            <a href={getPathname({ href: `/account/files/wallet/statement?currency=${currency}`, locale })} download>
              {t("csv")}
            </a>
          </Button>
        </form>
      </div>
      {lines.length > 0 ? (
        <div className="overflow-hidden rounded-3xl border border-line bg-panel">
          <table className="w-full text-sm">
            <thead className="bg-sunken text-start text-soft">
              <tr>
                <th className="px-5 py-3 text-start font-medium">{t("what")}</th>
                <th className="px-5 py-3 text-end font-medium">{t("amount")}</th>
                <th className="hidden px-5 py-3 text-end font-medium sm:table-cell">{t("balanceAfter")}</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {lines.map(({ sequence, kind: what, description, amount, balance_after, created_at }) => (
                <tr key={sequence}>
                  <td className="px-5 py-3.5">
                    <p className="font-medium">{t(kindKey(what))}</p>
                    {description && (
                      <p className="text-soft">
                        <bdi>{description}</bdi>
                      </p>
                    )}
                    <p className="text-soft">
                      <Day at={created_at} />
                    </p>
                  </td>
                  <td className={classNames("px-5 py-3.5 text-end font-medium whitespace-nowrap", amount > 0 && "text-brand")}>
                    <Money amount={amount} currency={currency} />
                  </td>
                  <td className="hidden px-5 py-3.5 text-end whitespace-nowrap text-soft sm:table-cell">
                    <Money amount={balance_after} currency={currency} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="text-soft">{t("noLines")}</p>
      )}
      <Pages page={page} pages={Math.ceil(count / LINES_PER_PAGE)} address={address} />
    </section>
  )
}
