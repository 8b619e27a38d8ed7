import { Copy, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useUserEmail } from "../lib/queries"
import type { Person } from "../lib/types"
import { useFormat } from "../lib/use-format"

// The kit's own colour for links has too little contrast to be read by everyone.
const LINK = "text-ui-tag-blue-text hover:underline focus-visible:shadow-borders-focus rounded-sm outline-none"

/** @param isInText stands in a line of other text, where colour alone does not tell it from its neighbours */
export function TextLink({ to, isInText = false, children }: { to: string; isInText?: boolean; children: ReactNode }) {
  return (
    <Link to={to} className={isInText ? `${LINK} underline` : LINK} onClick={(event) => event.stopPropagation()}>
      {children}
    </Link>
  )
}

export function CustomerLink({ customer }: { customer: Person }) {
  return (
    <TextLink to={`/customers/${customer.id}`}>
      <bdi className="break-words">{nameOf(customer)}</bdi>
    </TextLink>
  )
}

/** A customer in words. */
export function nameOf({ id, email }: Person): string {
  return email ?? shortId(id)
}

/** Who did something: a merchant by email, a customer by a link, the system by its name. */
export function ActorName({ id }: { id: string | null }) {
  const { t } = useFormat()
  const email = useUserEmail(id)
  if (id?.startsWith("cus_")) return <CustomerLink customer={{ id, email: null }} />
  return <bdi className="break-all">{email ?? id ?? t("general.system")}</bdi>
}

/** An identifier that can be copied; always left to right. */
export function Identifier({ value }: { value: string }) {
  const { t } = useFormat()
  return (
    <span className="inline-flex max-w-full items-center gap-x-1">
      <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle break-all font-mono" dir="ltr">
        {value}
      </Text>
      <Copy content={value} variant="mini" className="text-ui-fg-subtle shrink-0" aria-label={t("actions.copy", { value })} />
    </span>
  )
}

/** The end of an id is what tells two apart. */
export function shortId(id: string): string {
  return id.length > 12 ? `…${id.slice(-8)}` : id
}
