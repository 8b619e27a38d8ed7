import "server-only"
import { call, EngineRefusal } from "./engine"

/** A card that the customer has let the payment provider keep. */
export interface SavedCard {
  readonly id: string
  readonly provider_id: string
  readonly brand: string
  readonly last4: string
  readonly exp_month: number
  readonly exp_year: number
}

/** The customer's cards, newest first; of one provider, or of all. */
export async function allCards(): Promise<SavedCard[]> {
  const { cards } = await call<{ cards: SavedCard[] }>("/store/account/cards", { asCustomer: true })
  return cards
}

/** Tells the wish to keep the card that pays, before it does. */
export const wishToKeep = (sessionId: string, save_card: boolean) =>
  call(`/store/payment-sessions/${sessionId}`, { method: "POST", body: { save_card }, asCustomer: true })

/** Those that can pay by a provider. None when they cannot be asked for: a new card still can. */
export async function listCards(providerId: string): Promise<SavedCard[]> {
  try {
    return (await allCards()).filter(({ provider_id }) => provider_id === providerId)
  } catch (error) {
    if (error instanceof EngineRefusal) return []
    throw error
  }
}
