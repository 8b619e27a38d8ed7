import type { Page } from "playwright-core"

/** The names by which a guest finds things. */
export const WORDS = {
  add: "Add to bag",
  added: "It is in your bag.",
  email: "E-mail",
  toAddress: "Continue to address",
  first: "First name",
  last: "Last name",
  street: "Street and number",
  postal: "Postal code",
  city: "City",
  toDelivery: "Continue to delivery",
  toPayment: "Continue to payment",
  cash: /Cash on delivery/,
  toReview: "Review the order",
  place: "Place the order",
} as const

export async function fillBag(page: Page, handle = "heron-gooseneck-kettle") {
  await page.goto(`/en/p/${handle}`)
  await page.getByRole("button", { name: WORDS.add }).click()
  await page.getByText(WORDS.added).waitFor()
}

/** From the bag to the choice of a delivery, as a guest in the United States. */
export async function goToDelivery(page: Page, email: string) {
  await page.goto("/en/checkout")
  await page.getByLabel(WORDS.email).fill(email)
  await page.getByRole("button", { name: WORDS.toAddress }).click()
  await page.getByLabel(WORDS.first).fill("Grace")
  await page.getByLabel(WORDS.last).fill("Guest")
  await page.getByLabel(WORDS.street).fill("1 Main Street")
  await page.getByLabel(WORDS.postal).fill("78701")
  await page.getByLabel(WORDS.city, { exact: false }).fill("Austin")
  await page.getByLabel("State").selectOption({ label: "Texas" })
  await page.getByRole("button", { name: WORDS.toDelivery }).click()
  await page.getByRole("radio").first().check()
}

/** From there to the last step. */
export async function goOnToReview(page: Page) {
  await page.getByRole("button", { name: WORDS.toPayment }).click()
  await page.getByLabel(WORDS.cash).check()
  await page.getByRole("button", { name: WORDS.toReview }).click()
  await page.getByRole("button", { name: WORDS.place }).waitFor()
}
