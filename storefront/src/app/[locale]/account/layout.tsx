import type { ReactNode } from "react"
import { AllTexts } from "@/i18n/texts"

export default function AccountTexts({ children }: { children: ReactNode }) {
  return <AllTexts>{children}</AllTexts>
}
