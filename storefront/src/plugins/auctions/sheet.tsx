"use client"

import { createContext, type ReactNode, useContext, useState } from "react"
import { BidDialog } from "./bid-dialog"

const Sheet = createContext<(amount?: string) => void>(() => undefined)

/** Lets every part of the page open the dialog in which a bid is confirmed. */
export function SheetProvider({ drawnKey, children }: { drawnKey: string; children: ReactNode }) {
  const [amount, setAmount] = useState<string>()
  return (
    <Sheet value={(wanted = "") => setAmount(wanted)}>
      {children}
      {amount !== undefined && <BidDialog amount={amount} drawnKey={drawnKey} onClose={() => setAmount(undefined)} />}
    </Sheet>
  )
}

/** @returns what opens the dialog, with an amount to begin with or the least that is accepted */
export const useSheet = () => useContext(Sheet)
