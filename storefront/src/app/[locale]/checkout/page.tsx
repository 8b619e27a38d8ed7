import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { PromotionForm } from "@/components/cart/promotion-form"
import { Totals } from "@/components/cart/totals"
import { AddressForm } from "@/components/checkout/address-form"
import { CardPayment } from "@/components/checkout/card-payment"
import { ContactForm } from "@/components/checkout/contact-form"
import { DeliveryForm } from "@/components/checkout/delivery-form"
import { OtherCountry } from "@/components/checkout/other-country"
import { PaymentForm } from "@/components/checkout/payment-form"
import { type Reviewed, ReviewForm } from "@/components/checkout/review-form"
import { Step } from "@/components/checkout/step"
import { SummaryBar } from "@/components/checkout/summary-bar"
import { AddressLines } from "@/components/order/address-lines"
import { OrderLines } from "@/components/order/order-lines"
import { Money } from "@/components/product/price"
import { Notice } from "@/components/ui/notice"
import { Link, redirect } from "@/i18n/navigation"
import { ADDRESS_FIELDS, type Address } from "@/lib/address"
import { listCards } from "@/lib/cards"
import { type Cart, checkoutCart, isBag } from "@/lib/cart"
import {
  cardPaymentOf,
  chosenPayments,
  findShortages,
  listPaymentWays,
  listShippingOptions,
  type PaymentMethod,
  type PaymentSession,
  paymentStep,
  placedOrderId,
  type Step as Name,
  stepsOf,
} from "@/lib/checkout"
import { currentCustomer, type Customer } from "@/lib/customer"
import { deliveryName, deliveryTime, paymentName, paymentText } from "@/lib/labels"
import { listRegions } from "@/lib/regions"

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("checkout")
  return { title: t("title"), robots: { index: false } }
}

export default async function CheckoutPage({ searchParams }: Props) {
  const t = await getTranslations("checkout")
  const cart = await checkoutCart()
  if (!cart?.items?.length) return leave(cart)
  const isOwnBag = await isBag(cart)
  const { step: asked, problem } = await searchParams
  const customer = await currentCustomer()
  const steps = stepsOf(cart, customer, String(asked))
  const lines = [...cart.items].sort((a, b) => String(a.created_at).localeCompare(String(b.created_at)))
  return (
    <div className="shell py-8 sm:py-10">
      <h1 className="text-4xl">{t("title")}</h1>
      {!isOwnBag && (
        <p className="mt-3 text-soft">
          {t("apart")}{" "}
          <Link href="/cart" className="font-medium text-brand underline">
            {t("toBag")}
          </Link>
        </p>
      )}
      <div className="mt-8 grid gap-6 lg:grid-cols-[1fr_24rem] lg:gap-10">
        <SummaryBar total={<Money amount={Number(cart.total)} currency={cart.currency_code} />}>
          <OrderLines lines={lines} currency={cart.currency_code} />
          <Totals cart={cart} />
          {isOwnBag && (
            <PromotionForm codes={(cart.promotions ?? []).flatMap(({ code, is_automatic }) => (code && !is_automatic ? [code] : []))} />
          )}
        </SummaryBar>
        <ol className="space-y-4">
          {steps.map(({ step, number, state }) => (
            <Step key={step} step={step} number={number} state={state} summary={state === "done" && <Summary step={step} cart={cart} />}>
              {state === "open" && <Form step={step} cart={cart} customer={customer} problem={String(problem)} />}
            </Step>
          ))}
        </ol>
      </div>
    </div>
  )
}

/** Nothing to check out: to the order that it has just become, or to the bag. */
async function leave(cart: Cart | undefined): Promise<never> {
  const orderId = cart ? undefined : await placedOrderId()
  return redirect({ href: orderId ? `/order/${orderId}` : "/cart", locale: await getLocale() })
}

async function Summary({ step, cart }: { step: Name; cart: Cart }): Promise<ReactNode> {
  const t = await getTranslations("checkout")
  switch (step) {
    case "contact":
      return <bdi>{cart.email}</bdi>
    case "address":
      return <AddressLines address={cart.shipping_address} />
    case "delivery":
      return Promise.all(
        (cart.shipping_methods ?? []).map(async ({ id, name, total }) => (
          <p key={id}>
            {await deliveryName(name)} · {Number(total) > 0 ? <Money amount={Number(total)} currency={cart.currency_code} /> : t("free")}
          </p>
        )),
      )
    default:
      return <PaymentSummary cart={cart} />
  }
}

/** Of a payment in parts, how much each pays. */
async function PaymentSummary({ cart }: { cart: Cart }): Promise<ReactNode> {
  const chosen = chosenPayments(cart)
  return Promise.all(
    chosen.map(async ({ id, provider_id, amount }) => (
      <p key={id}>
        {await paymentName(provider_id)}
        {chosen.length > 1 && (
          <>
            {" · "}
            <Money amount={Number(amount)} currency={cart.currency_code} />
          </>
        )}
      </p>
    )),
  )
}

interface FormProps {
  cart: Cart
  customer: Customer | undefined
  problem: string
}

function Form({ step, ...rest }: FormProps & { step: Name }) {
  const forms = { contact: Contact, address: Addresses, delivery: Delivery, payment: Payment, review: Review }
  const Part = forms[step]
  return <Part {...rest} />
}

function Contact({ cart, customer }: FormProps) {
  return <ContactForm email={cart.email ?? customer?.email ?? ""} isSignedIn={Boolean(customer)} />
}

type Stored = { [field in keyof Address]?: string | null | undefined } | null | undefined

const asAddress = (stored: Stored): Partial<Address> =>
  Object.fromEntries(ADDRESS_FIELDS.flatMap((field) => (stored?.[field] ? [[field, stored[field]]] : [])))
const isSame = (one: Stored, other: Stored) => ADDRESS_FIELDS.every((field) => (one?.[field] ?? "") === (other?.[field] ?? ""))

async function Addresses({ cart, customer }: FormProps) {
  const t = await getTranslations("checkout")
  const regions = await listRegions()
  const codes = (list: typeof regions) =>
    list.flatMap((region) => (region.countries ?? []).map(({ iso_2 }) => ({ code: iso_2 ?? "", currency: region.currency_code })))
  const countries = codes(regions.filter(({ id }) => id === cart.region_id)).map(({ code }) => code)
  const abroad = codes(regions.filter(({ id }) => id !== cart.region_id))
  // Abroad other prices hold; what a trade has sold has one already.
  const others = (await isBag(cart)) ? abroad : []
  const { shipping_address: shipping, billing_address: billing } = cart
  const saved = (customer?.addresses ?? []).filter(({ country_code }) => countries.includes(country_code ?? ""))
  return (
    <>
      <AddressForm
        key={cart.region_id}
        shipping={shipping?.address_1 ? asAddress(shipping) : { ...asAddress(customer), ...asAddress(shipping) }}
        billing={billing?.address_1 && !isSame(shipping, billing) ? asAddress(billing) : undefined}
        saved={saved.map((address) => ({
          id: address.id,
          name: address.address_name || t("savedName", { name: [address.first_name, address.last_name].filter(Boolean).join(" ") }),
          text: [address.address_1, address.postal_code, address.city].filter(Boolean).join(", "),
          isChosen: isSame(shipping, address),
        }))}
        countries={countries}
        billingCountries={[...countries, ...abroad.map(({ code }) => code)]}
      />
      {others.length > 0 && <OtherCountry countries={others} />}
    </>
  )
}

async function Delivery({ cart, problem }: FormProps) {
  const t = await getTranslations("checkout")
  const options = await listShippingOptions(cart)
  if (options.length === 0) return <Notice look="warning">{t("noDelivery")}</Notice>
  const chosen = new Set((cart.shipping_methods ?? []).map(({ shipping_option_id }) => shipping_option_id))
  const profiles = [...new Set(options.map(({ shipping_profile_id }) => shipping_profile_id ?? ""))]
  const parcels = await Promise.all(
    profiles.map(async (id) => {
      const ways = options.filter(({ shipping_profile_id }) => (shipping_profile_id ?? "") === id)
      const first = ways.find((way) => chosen.has(way.id)) ?? ways.find(({ insufficient_inventory }) => !insufficient_inventory)
      return {
        id,
        ways: await Promise.all(
          ways.map(async (way) => ({
            id: way.id,
            name: await deliveryName(way.name),
            text: await deliveryTime(way.type?.description),
            amount: Number(way.amount),
            isAvailable: !way.insufficient_inventory,
            isChosen: way === first,
          })),
        ),
      }
    }),
  )
  return <DeliveryForm parcels={parcels} currency={cart.currency_code} problem={problem === "deliveryGone" && t("wrong.deliveryGone")} />
}

async function Payment({ cart, customer, problem }: FormProps) {
  const t = await getTranslations("checkout")
  const ways = await listPaymentWays(cart, customer)
  if (ways.length === 0) return <Notice look="warning">{t("noPayment")}</Notice>
  const chosen = chosenPayments(cart).map(({ provider_id }) => provider_id)
  const payable = ways.filter(({ isEnough }) => isEnough)
  const first = payable.find(({ id }) => chosen.includes(id)) ?? payable[0]
  // The engine drops a payment when what it was for has changed.
  const isDropped = cart.payment_collection && chosen.length === 0
  const why = problem === "paymentRefused" ? "paymentRefused" : problem === "paymentAgain" || isDropped ? "paymentAgain" : undefined
  return (
    <PaymentForm
      ways={
        await Promise.all(
          ways.map(async (way) => {
            const name = await paymentName(way.id)
            const text =
              (await paymentText(way.id, way.isEnough)) ?? (way.flow === "redirect" ? t("paymentElsewhere", { name }) : undefined)
            return { ...way, name, text, isChosen: way === first || (way.isPart && chosen.includes(way.id)) }
          }),
        )
      }
      total={Number(cart.total)}
      currency={cart.currency_code}
      problem={why && t(`wrong.${why}`)}
    />
  )
}

async function Review({ cart, customer }: FormProps) {
  const [shortages, step] = await Promise.all([findShortages(cart), paymentStep(cart)])
  const shown = { cartId: cart.id, total: Number(cart.total), currency: cart.currency_code, shortages }
  if (step?.method.flow === "stripe") return <CardReview {...shown} {...step} customer={customer} />
  return <ReviewForm {...shown} gateway={step?.method.flow === "redirect" ? await paymentName(step.session.provider_id) : undefined} />
}

interface CardReviewProps extends Reviewed {
  method: PaymentMethod
  session: PaymentSession
  customer: Customer | undefined
}

/** Pays here, in fields of Stripe's. */
async function CardReview({ method, session, customer, ...shown }: CardReviewProps) {
  const { id, amount, customer: keeper } = (session.data ?? {}) as Record<string, string | undefined>
  const payment = cardPaymentOf(method, session, "/checkout/result")
  if (!payment) return <Notice look="bad">{(await getTranslations("checkout"))("card.away")}</Notice>
  // Another amount is another form: what has been begun in it is of no use any more.
  return (
    <CardPayment
      key={`${id}:${amount}`}
      {...shown}
      // Of a payment in parts, the part that this card pays.
      total={Number(session.amount)}
      whole={shown.total}
      payment={payment}
      cards={customer ? await listCards(session.provider_id) : []}
      canKeep={Boolean(customer && keeper)}
    />
  )
}
