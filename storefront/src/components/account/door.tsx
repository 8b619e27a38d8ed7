import type { ReactNode } from "react"

/** The narrow page before the account: sign in, register, reset. */
export function Door({ title, text, children, foot }: { title: string; text?: string; children: ReactNode; foot?: ReactNode }) {
  return (
    <div className="shell py-10 sm:py-16">
      <div className="mx-auto max-w-md">
        <h1 className="text-4xl">{title}</h1>
        {text && <p className="mt-3 text-soft">{text}</p>}
        <div className="mt-8 rounded-3xl border border-line bg-panel p-6 sm:p-8">{children}</div>
        {foot && <div className="mt-6 text-center text-sm">{foot}</div>}
      </div>
    </div>
  )
}

export const DOOR_LINK = "font-medium text-brand underline-offset-4 hover:underline"
