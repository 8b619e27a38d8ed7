/// <reference lib="dom" />
import type { Page } from "playwright-core"

/** The test gateway's cards. */
export const CARDS = { pays: "4242 4242 4242 4242", asks: "4000 0025 0000 3155", short: "4000 0000 0000 9995" }

/** Types a card, in whatever language; its fields are in a frame of the gateway's. */
export async function typeCard(page: Page, number: string): Promise<void> {
  const fields = page.frameLocator('[data-testid="card-fields"] iframe')
  await fields.locator("[autocomplete=cc-number]").fill(number)
  await fields.locator("[autocomplete=cc-exp]").fill("12/40")
  await fields.locator("[autocomplete=cc-csc]").fill("123")
}

/** The bank, which asks whether it is really its customer. */
export const bankIn = (page: Page) => page.frameLocator('iframe[title="3-D Secure"]')
