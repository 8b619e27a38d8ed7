import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import type { ComponentType } from "react"
import { Link, redirect } from "@/i18n/navigation"
import { currentCustomer } from "@/lib/customer"
import { backPath } from "./back-path"
import { Door, DOOR_LINK } from "./door"

/** The two ways into an account, each with the way to the other. */
const WAYS = { signIn: "/account/register", register: "/account/sign-in" } as const

export interface LoginSearch {
  searchParams: Promise<{ next?: string | string[] }>
}

interface Props extends LoginSearch {
  way: keyof typeof WAYS
  form: ComponentType<{ next: string }>
}

export async function loginMetadata(way: keyof typeof WAYS): Promise<Metadata> {
  const t = await getTranslations(`account.${way}`)
  return { title: t("title"), robots: { index: false } }
}

/** Whoever is signed in already goes on to where they were going. */
export async function LoginPage({ way, form: Form, searchParams }: Props) {
  const t = await getTranslations(`account.${way}`)
  const next = backPath((await searchParams).next)
  if (await currentCustomer()) return redirect({ href: next, locale: await getLocale() })
  return (
    <Door
      title={t("title")}
      text={t("text")}
      foot={
        <>
          {t("other")}{" "}
          <Link href={{ pathname: WAYS[way], query: { next } }} className={DOOR_LINK}>
            {t("otherLink")}
          </Link>
        </>
      }
    >
      <Form next={next} />
    </Door>
  )
}
