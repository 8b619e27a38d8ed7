"use client"

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from "react"
import { useRouter } from "@/i18n/navigation"
import { tellTime } from "./engine-clock"
import { keep, type Known, standingOf, type Standing } from "./keeping"
import type { Lot, LotState, LotView, Me, OwnBid } from "./types"
import { askForLot, type Connection, watchLot } from "./watch-lot"

/** A lot as it is now, for everything on its page that changes. */
export interface LiveLot extends Known {
  readonly lot: Lot
  readonly me: Me | null
  readonly standing: Standing
  readonly connection: Connection
  readonly serverTime: string
  /** Takes over what an answer to a press has told. */
  readonly learn: (own: OwnBid, state: LotState) => void
}

/** A tab that nobody looks at keeps no line open for longer. */
const HIDDEN_MS = 60_000
/** So that not all who watch ask for the result in the same moment. Who leads is told first. */
const RESULT_MS = 2500

/**
 * Keeps a lot up to date for as long as its page is open.
 * @param initial the lot as the server drew it; drawn anew, it counts like any other word
 */
export function useLot(initial: LotView): LiveLot {
  const router = useRouter()
  const [known, setKnown] = useState<Known>({ state: initial.lot, bids: initial.bids })
  const [me, setMe] = useState(initial.me)
  const [connection, setConnection] = useState<Connection>("live")
  const { id } = initial.lot
  const isOpen = known.state.status === "scheduled" || known.state.status === "live"

  const take = useEffectEvent(({ lot, bids, me: own, server_time }: LotView) => {
    tellTime(server_time)
    setKnown((now) => keep(now, { state: lot, bids }))
    setMe(own)
  })
  useEffect(() => take(initial), [initial])

  useEffect(() => {
    if (!isOpen) return
    const listen = () =>
      watchLot(id, {
        onMessage: ({ server_time, data }) => {
          tellTime(server_time)
          setKnown((now) => keep(now, data))
        },
        onView: (view) => take(view),
        onConnection: setConnection,
      })
    let stop: (() => void) | undefined = listen()
    let hidden: ReturnType<typeof setTimeout> | undefined
    const onVisibility = async () => {
      clearTimeout(hidden)
      if (document.hidden) {
        hidden = setTimeout(() => {
          stop?.()
          stop = undefined
        }, HIDDEN_MS)
        return
      }
      stop ??= listen()
      // What was missed meanwhile, and what the same person has done on another device.
      const view = await askForLot(id)
      if (view) take(view)
    }
    document.addEventListener("visibilitychange", onVisibility)
    return () => {
      document.removeEventListener("visibilitychange", onVisibility)
      clearTimeout(hidden)
      stop?.()
    }
  }, [id, isOpen])

  const { status } = known.state
  const isFirst = standingOf(known.state, me?.number ?? null) === "leading"
  useEffect(() => {
    if (status === initial.lot.status) return
    // What the customer can do now, the server knows.
    const timer = setTimeout(() => router.refresh(), isFirst ? 0 : Math.random() * RESULT_MS)
    return () => clearTimeout(timer)
  }, [status, initial.lot.status, isFirst, router])

  return {
    ...known,
    lot: initial.lot,
    me,
    standing: standingOf(known.state, me?.number ?? null),
    connection: isOpen ? connection : "live",
    serverTime: initial.server_time,
    learn: (own, state) => {
      setMe((now) => ({ watching: false, deposit_held: null, sale: null, ...now, ...own }))
      setKnown((now) => keep(now, { state }))
    },
  }
}

const Live = createContext<LiveLot | undefined>(undefined)

/** Gives what is in it the lot as it is now. */
export function LotProvider({ view, children }: { view: LotView; children: ReactNode }) {
  return <Live value={useLot(view)}>{children}</Live>
}

export function useLiveLot(): LiveLot {
  const lot = useContext(Live)
  if (!lot) throw new Error("A part of a lot's page stands outside of its provider.")
  return lot
}
