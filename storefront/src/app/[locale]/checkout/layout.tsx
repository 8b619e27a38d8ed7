import type { ReactNode } from "react"
import { StepFocus } from "@/components/checkout/step-focus"
import { AllTexts } from "@/i18n/texts"

export default function CheckoutLayout({ children }: { children: ReactNode }) {
  return (
    <AllTexts>
      <StepFocus>{children}</StepFocus>
    </AllTexts>
  )
}
