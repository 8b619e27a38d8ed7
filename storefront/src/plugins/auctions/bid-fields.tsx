"use client"

import { useTranslations } from "next-intl"
import { Money } from "@/components/product/price"
import { SelectField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { Link } from "@/i18n/navigation"
import { costOf } from "./amounts"
import { useLiveLot } from "./use-lot"

/** What every form that bids on the page's lot sends along. */
export function BidHidden({ bidKey, confirmed }: { bidKey: string; confirmed: boolean }) {
  const { lot } = useLiveLot()
  return (
    <>
      <input type="hidden" name="id" value={lot.id} />
      <input type="hidden" name="currency" value={lot.currency_code} />
      <input type="hidden" name="key" value={bidKey} />
      {confirmed && <input type="hidden" name="confirmed" value="1" />}
    </>
  )
}

interface QuantityProps {
  value: number
  onChange: (quantity: number) => void
}

const MOST = 20

/** How many, where a bidder may say so. */
export function Quantity({ value, onChange }: QuantityProps) {
  const t = useTranslations("plugins.auctions")
  const { lot, state } = useLiveLot()
  if (lot.format === "english" || state.units_left < 2) return null
  const quantities = Array.from({ length: Math.min(MOST, state.units_left) }, (_, index) => index + 1)
  return (
    <SelectField label={t("quantity")} name="quantity" value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {quantities.map((quantity) => (
        <option key={quantity}>{quantity}</option>
      ))}
    </SelectField>
  )
}

interface CostsProps {
  price: number
  quantity: number
  label: string
}

/** What it comes to: goods, premium, and both. */
export function Costs({ price, quantity, label }: CostsProps) {
  const t = useTranslations("plugins.auctions")
  const { lot } = useLiveLot()
  const currency = lot.currency_code
  const { goods, premium, total } = costOf(price, quantity, lot.premium_percent, currency)
  return (
    <div className="rounded-2xl bg-sunken px-4 py-3 text-sm">
      <dl className="space-y-1.5">
        {total > price && (
          <div className="flex justify-between gap-4">
            <dt>{quantity > 1 ? t("timesUnits", { label, count: quantity }) : label}</dt>
            <dd>
              <Money amount={goods} currency={currency} />
            </dd>
          </div>
        )}
        {lot.premium_percent > 0 && (
          <div className="flex justify-between gap-4">
            <dt>{t("premiumOf", { percent: lot.premium_percent })}</dt>
            <dd>
              <Money amount={premium} currency={currency} />
            </dd>
          </div>
        )}
        <div className="flex justify-between gap-4 font-semibold not-first:border-t not-first:border-line not-first:pt-1.5">
          <dt>{t("totalThen")}</dt>
          <dd data-testid="bid-total">
            <Money amount={total} currency={currency} />
          </dd>
        </div>
      </dl>
      <p className="mt-1.5 text-soft">{t("plusDelivery")}</p>
    </div>
  )
}

/** Why a bid was not taken, where no field is to blame, and what helps. */
export function BidNotice({ error }: { error: { code: string; text: string } | undefined }) {
  const t = useTranslations("plugins.auctions")
  if (!error) return null
  return (
    <Notice look="bad">
      {error.text}{" "}
      {error.code === "deposit_required" && (
        <Link href="/account/wallet" className="font-medium underline">
          {t("toWallet")}
        </Link>
      )}
    </Notice>
  )
}
