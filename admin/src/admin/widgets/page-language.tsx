import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"

/** Tells screen readers which language the dashboard is in; it sets only the direction itself. Shows nothing. */
export default function PageLanguage() {
  const { i18n } = useTranslation()
  useEffect(() => {
    // The dashboard names languages `enGB`.
    document.documentElement.lang = i18n.language.replace(/([a-z])([A-Z])/g, "$1-$2")
  }, [i18n.language])
  return null
}

export const config = defineWidgetConfig({ zone: "topbar", id: "wekala-admin:page-language" })
