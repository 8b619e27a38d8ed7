import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { backPath } from "@/components/account/back-path"
import { Door, DOOR_LINK } from "@/components/account/door"
import { SignInForm } from "@/components/account/sign-in-form"
import { Link, redirect } from "@/i18n/navigation"
import { currentCustomer } from "@/lib/customer"

interface Props {
  searchParams: Promise<{ next?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.signIn")
  return { title: t("title"), robots: { index: false } }
}

export default async function SignInPage({ searchParams }: Props) {
  const t = await getTranslations("account.signIn")
  const next = backPath((await searchParams).next)
  if (await currentCustomer()) return redirect({ href: next, locale: await getLocale() })
  return (
    <Door
      title={t("title")}
      text={t("text")}
      foot={
        <>
          {t("other")}{" "}
          <Link href={{ pathname: "/account/register", query: { next } }} className={DOOR_LINK}>
            {t("otherLink")}
          </Link>
        </>
      }
    >
      <SignInForm next={next} />
    </Door>
  )
}
