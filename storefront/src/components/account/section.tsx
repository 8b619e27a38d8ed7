import type { ReactNode } from "react"

/** A page of the account: its name, what can be done there, and the rest. */
export function AccountPage({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-3xl sm:text-4xl">{title}</h1>
        {action}
      </div>
      {children}
    </>
  )
}

/** A part of an account page with a name of its own. */
export function Panel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="rounded-3xl border border-line bg-panel p-6">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-xl">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
