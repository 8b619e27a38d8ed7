import { describe, expect, test } from "vitest"
import * as accounts from "../../src/accounts/letters"
import { draw } from "../../src/mail/draw"
import { createPen, definedLetters, LANGUAGES, languageOf } from "../../src/mail/letter"
import * as news from "../../src/mail/letters/order-news"
import { orderPlaced } from "../../src/mail/letters/order-placed"

const order = { order_id: "order_1", display_id: 7 }
const items = [{ title: "Cup & <saucer>", quantity: 2 }]

/** What each letter may be written from. */
const samples: Record<string, unknown> = {
  [orderPlaced.name]: {
    ...order,
    placed_at: "2026-03-01T10:00:00Z",
    currency_code: "kwd",
    items: [{ title: "Cup & <saucer>", variant: "Blue", quantity: 2, total: 3.125 }],
    shipping_total: 0,
    discount_total: 1.5,
    tax_total: 0.2,
    total: 1.625,
    delivery: "Standard",
    address: ["Ada Byron", "1 Main Street", "12345 Kuwait"],
  },
  [news.orderShipped.name]: { ...order, items, tracking: [{ number: "T1", url: "https://parcel.example/T1?a=1&b=2" }] },
  [news.orderDelivered.name]: order,
  [news.orderCanceled.name]: order,
  [news.orderRefunded.name]: { ...order, amount: 12.5, currency_code: "usd" },
  [news.returnRequested.name]: { ...order, items },
  [news.returnReceived.name]: { ...order, items },
  [accounts.passwordReset.name]: { token: "a.b+c/d", actor_type: "customer" },
  [accounts.merchantInvited.name]: { token: "a.b.c" },
  [accounts.verifyEmail.name]: { code: "abc" },
  [accounts.passwordChanged.name]: {},
  [accounts.accountErased.name]: {},
}

const cases = definedLetters().flatMap((letter) => LANGUAGES.map((language) => ({ letter, language, name: `${letter.name} ${language}` })))

function written({ letter, language }: (typeof cases)[number]) {
  const pen = createPen(letter, language, { shop: "Tom & Sons", storefront: "https://shop.example", admin: "https://admin.example" })
  const content = letter.write(letter.data.parse(samples[letter.name]), pen)
  return { content, ...draw(content, language, pen.shop) }
}

describe.each(cases)("$name", (example) => {
  const { content, html, text } = written(example)

  test("says all that it has to, in its own language and direction", () => {
    for (const part of [content.subject, content.preview, html, text]) expect(part).not.toMatch(/\{\w+\}|undefined|null|NaN|\[object/)
    expect(html).toContain(`<html lang="${example.language}" dir="${example.language === "ar" ? "rtl" : "ltr"}">`)
    expect(text.length).toBeGreaterThan(40)
  })

  test("puts nothing into the page that could be markup", () => {
    expect(html).toContain("Tom &amp; Sons")
    expect(html).not.toMatch(/<saucer>|Cup & |a=1&b/)
    for (const [, url] of html.matchAll(/href="([^"]+)"/g)) expect(url).toMatch(/^https:\/\//)
  })
})

test("a letter has the same texts in every language", () => {
  for (const { name, texts } of definedLetters()) {
    for (const language of LANGUAGES) expect(Object.keys(texts[language]).sort(), name).toEqual(Object.keys(texts.en).sort())
  }
})

test("links lead into the storefront in the letter's language, with what they carry intact", () => {
  const { text } = written(cases.find(({ name }) => name === "engine.password_reset fr") as never)
  expect(text).toContain("https://shop.example/fr/account/reset?token=a.b%2Bc%2Fd")
})

test("money is written with its currency's decimals and the language's digits", () => {
  expect(written(cases.find(({ name }) => name === "engine.order_placed en") as never).text).toMatch(/Total: KWD\s1\.625/)
  expect(written(cases.find(({ name }) => name === "engine.order_refunded fr") as never).content.subject).toMatch(/12,50\s\$US/)
})

test.each([
  ["fr-CA", "fr"],
  ["AR", "ar"],
  ["de-DE", "en"],
  [null, "en"],
] as const)("the language for %s is %s", (locale, language) => expect(languageOf(locale)).toBe(language))
