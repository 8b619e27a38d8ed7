import { type Books, type Method, newId, now, type Wire } from "./books"
import { cardOfNumber, cardOfToken, type TestCard } from "./cards"
import { type Form, nested, text } from "./form"
import { invalid, missing, Refusal } from "./refusal"

/** Cards and whose they are. */
export class Methods {
  constructor(private readonly books: Books) {}

  /** From what was typed into the card's fields. */
  create(form: Form): Method {
    const given = nested(form.card)
    const token = text(given?.token)
    const card = token ? cardOfToken(token) : readCard(given)
    if (!card) throw invalid(`No such token: '${token}'`, { code: "resource_missing", param: "card[token]" })
    return this.make(card, Number(text(given?.exp_month) ?? 12), fullYear(text(given?.exp_year)), form)
  }

  get(id: string): Method {
    const method = this.books.methods.get(id)
    if (!method) throw missing("PaymentMethod", id, "payment_method")
    return method
  }

  /** A payment method, or a new one of a card's token (`pm_card_visa`). */
  take(id: string): Method {
    const card = cardOfToken(id)
    return card ? this.make(card, 12, fullYear(undefined), {}) : this.get(id)
  }

  attach(id: string, customer: string): Method {
    if (!this.books.customers.has(customer)) throw missing("customer", customer, "customer")
    return attach(this.books, this.take(id).id, customer)
  }

  detach(id: string): Method {
    const method = this.get(id)
    if (!method.customer) {
      throw invalid("The payment method you provided is not attached to a customer so detachment is impossible.", {
        param: "payment_method",
      })
    }
    method.customer = null
    this.books.spent.add(id)
    return method
  }

  /** Newest first. */
  listOf(customer: string, type?: string): Method[] {
    if (!this.books.customers.has(customer)) throw missing("customer", customer, "customer")
    return [...this.books.methods.values()].filter((one) => one.customer === customer && (!type || one.type === type)).reverse()
  }

  createCustomer(form: Form): Wire {
    const customer: Wire = {
      id: newId("cus"),
      object: "customer",
      created: now(),
      email: text(form.email) ?? null,
      livemode: false,
      metadata: nested(form.metadata) ?? {},
      name: text(form.name) ?? null,
      phone: text(form.phone) ?? null,
    }
    this.books.customers.set(customer.id, customer)
    return customer
  }

  customer(id: string): Wire {
    const customer = this.books.customers.get(id)
    if (!customer) throw missing("customer", id)
    return customer
  }

  updateCustomer(id: string, form: Form): Wire {
    const { email, name, phone } = form
    return Object.assign(this.customer(id), JSON.parse(JSON.stringify({ email: text(email), name: text(name), phone: text(phone) })))
  }

  /** With the customer go the saved cards. */
  deleteCustomer(id: string): Wire {
    this.customer(id)
    for (const method of this.listOf(id)) this.detach(method.id)
    this.books.customers.delete(id)
    return { id, object: "customer", deleted: true }
  }

  private make(card: TestCard, exp_month: number, exp_year: number, form: Form): Method {
    const { number, token: _token, brand, country, ...behaviour } = card
    const method: Method = {
      id: newId("pm"),
      object: "payment_method",
      billing_details: nested(form.billing_details) ?? {},
      card: { brand, country, exp_month, exp_year, funding: "credit", last4: number.slice(-4) },
      created: now(),
      customer: null,
      livemode: false,
      metadata: {},
      type: "card",
    }
    this.books.methods.set(method.id, method)
    this.books.behaviours.set(method.id, behaviour)
    return method
  }
}

/** Saves a card for a customer. */
export function attach(books: Books, id: string, customer: string): Method {
  const method = books.methods.get(id)
  if (!method) throw missing("PaymentMethod", id, "payment_method")
  if (method.customer && method.customer !== customer) {
    throw invalid("The payment method you provided has already been attached to a customer.", { code: "payment_method_already_attached" })
  }
  method.customer = customer
  return method
}

/** `30` and `2030` are one year. A card of a token ends next year. */
function fullYear(given: string | undefined): number {
  if (given === undefined) return new Date().getFullYear() + 1
  const year = Number(given || Number.NaN)
  return year < 100 ? 2000 + year : year
}

function readCard(given: Form | undefined): TestCard {
  const number = text(given?.number) ?? ""
  const refuse = (code: string, message: string, param: string) => new Refusal(402, { type: "card_error", code, message, param })
  const card = cardOfNumber(number)
  if (!isLuhn(number)) throw refuse("incorrect_number", "Your card number is incorrect.", "number")
  if (!card) throw refuse("card_declined", "Your card was declined. Your request was in test mode, but used a non test card.", "number")
  const [month, year] = [Number(text(given?.exp_month)), fullYear(text(given?.exp_year) ?? "")]
  if (!(month >= 1 && month <= 12)) throw refuse("invalid_expiry_month", "Your card's expiration month is invalid.", "exp_month")
  const today = new Date()
  if (!(year * 12 + month >= today.getFullYear() * 12 + today.getMonth() + 1)) {
    throw refuse("invalid_expiry_year", "Your card's expiration year is invalid.", "exp_year")
  }
  if (!/^\d{3,4}$/.test(text(given?.cvc) ?? "")) throw refuse("invalid_cvc", "Your card's security code is invalid.", "cvc")
  return card
}

/** ISO/IEC 7812-1, annex B. */
function isLuhn(number: string): boolean {
  const digits = [...number.replace(/[\s-]/g, "")].reverse().map(Number)
  if (digits.length < 12 || digits.some(Number.isNaN)) return false
  const sum = digits.reduce((total, digit, index) => total + (index % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0)
  return sum % 10 === 0
}
