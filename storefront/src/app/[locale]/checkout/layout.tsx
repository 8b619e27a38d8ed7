import type { ReactNode } from "react"
import { StepFocus } from "@/components/checkout/step-focus"

export default function CheckoutLayout({ children }: { children: ReactNode }) {
  return <StepFocus>{children}</StepFocus>
}
