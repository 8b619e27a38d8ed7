import type { ReactNode } from "react"
import { Spinner } from "@/components/ui/spinner"
import { AskAgain } from "./ask-again"

interface Props {
  title: string
  text: string
  /** After a while: that nobody need wait. */
  long: string
  children?: ReactNode
}

/** Until it is known what became of a payment. */
export function Waiting({ title, text, long, children }: Props) {
  return (
    <div className="shell max-w-xl py-20 text-center">
      <p className="text-4xl text-brand" aria-hidden>
        <Spinner />
      </p>
      <h1 className="mt-6 text-3xl">{title}</h1>
      <AskAgain text={text} long={long} />
      {children}
    </div>
  )
}
