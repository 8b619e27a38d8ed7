import { Container, clx, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionProps {
  title: ReactNode
  level?: "h1" | "h2"
  description?: ReactNode
  actions?: ReactNode
  children?: ReactNode
  className?: string
}

/** The sections of a page, as far apart as on the dashboard's own pages. */
export function Page({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-y-3">{children}</div>
}

export function Section({ title, level = "h2", description, actions, children, className }: SectionProps) {
  return (
    <Container className={clx("divide-y overflow-hidden p-0", className)}>
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="flex min-w-0 flex-col gap-y-1">
          <Heading level={level} className="break-words">
            {title}
          </Heading>
          {description ? (
            <Text size="small" className="text-ui-fg-subtle">
              {description}
            </Text>
          ) : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {children}
    </Container>
  )
}

/** A name and its value; a list of them is a description list. */
export function Field({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-2 items-center gap-x-4 px-6 py-3">
      <dt className="txt-compact-small-plus">{label}</dt>
      <dd className="txt-compact-small min-w-0 break-words">{children}</dd>
    </div>
  )
}

export function Fields({ children }: { children: ReactNode }) {
  return <dl className="divide-y">{children}</dl>
}

/** A few figures side by side. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className="bg-ui-border-base grid grid-cols-2 gap-px sm:grid-cols-3 xl:grid-cols-6">{children}</dl>
}

export function Figure({ label, children, hint }: { label: ReactNode; children: ReactNode; hint?: ReactNode }) {
  return (
    <div className="bg-ui-bg-base flex flex-col gap-y-1 px-6 py-4">
      <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
      <dd className="h2-core text-ui-fg-base">{children}</dd>
      {hint ? <dd className="txt-compact-xsmall text-ui-fg-subtle">{hint}</dd> : null}
    </div>
  )
}
