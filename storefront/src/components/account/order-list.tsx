import { useTranslations } from "next-intl"
import { Money } from "@/components/product/price"
import { Icon } from "@/components/ui/icon"
import { Picture } from "@/components/ui/picture"
import { Link } from "@/i18n/navigation"
import { isReturnable, type Order } from "@/lib/customer"
import { Badge } from "./badge"
import { Day } from "./day"
import { orderLook, orderState } from "./order-state"

const PICTURES = 4

export function OrderList({ orders }: { orders: readonly Order[] }) {
  return (
    <ul className="space-y-4">
      {orders.map((order) => (
        <li key={order.id}>
          <OrderCard order={order} />
        </li>
      ))}
    </ul>
  )
}

function OrderCard({ order }: { order: Order }) {
  const t = useTranslations("account.orders")
  const state = orderState(order)
  const pictures = order.items.filter(({ thumbnail }) => thumbnail)
  return (
    <article className="relative rounded-3xl border border-line bg-panel p-5 hover:border-brand">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="font-sans text-base font-medium tracking-normal">
          <Link href={`/order/${order.id}`} className="stretched">
            {t("number", { number: String(order.display_id) })}
          </Link>
        </h2>
        <Badge look={orderLook(state)}>{t(`states.${state}`)}</Badge>
        <p className="ms-auto font-medium">
          <Money amount={Number(order.total)} currency={order.currency_code} />
        </p>
      </div>
      <p className="mt-1 text-sm text-soft">
        <Day at={order.created_at} />
      </p>
      <div className="mt-4 flex flex-wrap items-end justify-between gap-4">
        <ul className="flex gap-2">
          {pictures.slice(0, PICTURES).map(({ id, title, thumbnail }) => (
            <li key={id} className="relative size-16 overflow-hidden rounded-xl bg-sunken">
              {thumbnail && <Picture src={thumbnail} alt={title} shape="thumb" />}
            </li>
          ))}
          {pictures.length > PICTURES && <li className="self-center text-sm text-soft">+{pictures.length - PICTURES}</li>}
        </ul>
        {isReturnable(order) && (
          <Link
            href={`/account/orders/${order.id}/return`}
            className="relative z-10 inline-flex items-center gap-1.5 py-2 text-sm font-medium text-brand hover:underline"
          >
            <Icon name="return" className="size-4" mirrored />
            {t("return")}
            <span className="sr-only"> {t("number", { number: String(order.display_id) })}</span>
          </Link>
        )}
      </div>
    </article>
  )
}
