import { Copy, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { Owner } from "../lib/owners"
import { useOwner, useUserEmail } from "../lib/queries"
import { useFormat } from "../lib/use-format"

// The kit's own colour for links has too little contrast to be read by everyone.
const LINK = "text-ui-tag-blue-text hover:underline focus-visible:shadow-borders-focus rounded-sm outline-none"

export function TextLink({ to, children }: { to: string; children: React.ReactNode }) {
  return (
    <Link to={to} className={LINK} onClick={(event) => event.stopPropagation()}>
      {children}
    </Link>
  )
}

/** Who an account belongs to, in words. */
export function useOwnerName() {
  const { t, accountKind } = useFormat()
  return (account: Owner): string => {
    if (account.owner_name) return account.owner_name
    if (account.owner_type === "shop") return t("owners.shop", { kind: accountKind(account.kind) })
    if (account.owner_type === "provider") return providerName(account.owner_id)
    return account.owner_id
  }
}

/** `pp_stripe-card_eu` → "Stripe card (eu)", as the dashboard names payment providers elsewhere. */
function providerName(id: string): string {
  const [name = id, account] = id.replace(/^pp_/, "").split("_")
  const words = name.replace(/-/g, " ")
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${account ? ` (${account})` : ""}`
}

/** A link to an account, named by its owner. */
export function AccountLink({ id }: { id: string }) {
  const { data } = useOwner(id)
  const ownerName = useOwnerName()
  return (
    <TextLink to={`/wallet/accounts/${id}`}>
      <bdi>{data ? ownerName(data) : shortId(id)}</bdi>
    </TextLink>
  )
}

export function UserName({ id }: { id: string | null }) {
  const { t } = useFormat()
  const email = useUserEmail(id)
  return <bdi>{email ?? id ?? t("owners.system")}</bdi>
}

/** An identifier that can be copied; always left to right, and whole: an IBAN is read out and compared. */
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
