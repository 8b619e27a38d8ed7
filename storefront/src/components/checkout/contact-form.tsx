"use client"

import { useTranslations } from "next-intl"
import { saveContact } from "@/actions/checkout"
import { Field } from "@/components/ui/field"
import { Link } from "@/i18n/navigation"
import { StepForm } from "./step-form"

export function ContactForm({ email, isSignedIn }: { email: string; isSignedIn: boolean }) {
  const t = useTranslations("checkout")
  return (
    <StepForm action={saveContact} submit={t("toAddress")}>
      {(wrong) => (
        <>
          {!isSignedIn && (
            <p className="text-sm text-soft">
              {t.rich("signIn", {
                link: (text) => (
                  <Link href="/account/sign-in?next=/checkout" className="font-medium text-brand underline">
                    {text}
                  </Link>
                ),
              })}
            </p>
          )}
          <Field
            label={t("email")}
            name="email"
            type="email"
            autoComplete="email"
            dir="ltr"
            aria-required
            maxLength={120}
            defaultValue={email}
            hint={t("emailHint")}
            error={wrong("email")}
          />
        </>
      )}
    </StepForm>
  )
}
