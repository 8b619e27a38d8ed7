"use client"

import { useTranslations } from "next-intl"

/** A refusal about a sale, in words. */
export function useSaleWords(): (code: string) => string {
  const t = useTranslations("plugins.auctions")
  const errors = useTranslations("errors")
  return (code) => (t.has(code) ? t(code) : errors(code))
}
