import type { ReactNode } from "react"

/** The document is drawn per language, in `[locale]/layout.tsx`. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children
}
