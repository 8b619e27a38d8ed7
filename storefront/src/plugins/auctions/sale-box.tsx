"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { Badge } from "@/components/account/badge"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import { answerOffer } from "./actions"
import { LocalTime } from "./local-time"
import { PayForm } from "./pay-form"
import type { Sale } from "./types"
import { useSaleWords } from "./use-sale-words"
import { SALE_STATES } from "./words"

/** A win or an offer, with what the customer can do about it. */
export function SaleBox({ sale }: { sale: Sale }) {
  const t = useTranslations("plugins.auctions")
  const [text, look] = SALE_STATES[sale.status]
  const { status, kind, order_id } = sale
  return (
    <div className="space-y-4" data-testid="sale">
      <div className="flex flex-wrap items-center gap-2">
        <Badge look={look}>{t(text as never)}</Badge>
        {kind === "second_chance" && <Badge>{t("secondChance")}</Badge>}
      </div>
      <SaleFigures sale={sale} />
      {status === "awaiting_payment" && (
        <>
          {sale.pay_until && (
            <p className="text-sm text-soft">{t.rich("payUntil", { time: () => <LocalTime at={sale.pay_until ?? ""} /> })}</p>
          )}
          <PayForm saleId={sale.id} />
        </>
      )}
      {status === "offered" && <Offer sale={sale} />}
      {order_id && (status === "ordered" || status === "paid") && (
        <Button asChild look="secondary">
          <Link href={`/order/${order_id}`}>{t("toOrder")}</Link>
        </Button>
      )}
    </div>
  )
}

function SaleFigures({ sale: { unit_price, quantity, premium, total, currency_code } }: { sale: Sale }) {
  const t = useTranslations("plugins.auctions")
  const rows = [
    { key: "perUnit", amount: unit_price, isShown: quantity > 1 },
    { key: "premium", amount: premium, isShown: premium > 0 },
  ] as const
  return (
    <dl className="space-y-1 text-sm">
      {quantity > 1 && (
        <div className="flex justify-between gap-4 text-soft">
          <dt>{t("quantity")}</dt>
          <dd>{quantity}</dd>
        </div>
      )}
      {rows
        .filter(({ isShown }) => isShown)
        .map(({ key, amount }) => (
          <div key={key} className="flex justify-between gap-4 text-soft">
            <dt>{t(key)}</dt>
            <dd>
              <Money amount={amount} currency={currency_code} />
            </dd>
          </div>
        ))}
      <div className="flex justify-between gap-4 font-semibold">
        <dt>{t("toPayPlus")}</dt>
        <dd>
          <Money amount={total} currency={currency_code} />
        </dd>
      </div>
    </dl>
  )
}

function Offer({ sale }: { sale: Sale }) {
  const t = useTranslations("plugins.auctions")
  const inWords = useSaleWords()
  const [result, send] = useActionState(answerOffer, undefined)
  return (
    <form action={send} className="space-y-3">
      <input type="hidden" name="sale_id" value={sale.id} />
      <p className="text-sm text-soft">
        {t("offerText")} {sale.offer_until && t.rich("offerUntil", { time: () => <LocalTime at={sale.offer_until ?? ""} /> })}
      </p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="answer" value="accept">
          {t("accept")}
        </SubmitButton>
        <SubmitButton name="answer" value="decline" look="secondary">
          {t("decline")}
        </SubmitButton>
      </div>
      {result && !result.ok && <Notice look="bad">{inWords(result.error)}</Notice>}
    </form>
  )
}
