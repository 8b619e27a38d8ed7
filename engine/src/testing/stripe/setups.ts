import { type Books, type Intent, newId, now, type Wire } from "./books"
import { type Form, isTrue, nested, text } from "./form"
import { attach, type Methods } from "./methods"
import { readMetadata, refuseUnknown } from "./parameters"
import { invalid, missing, Refusal } from "./refusal"

/** Setup intents: a card is saved without paying. */
export class Setups {
  constructor(
    private readonly books: Books,
    private readonly methods: Methods,
    private readonly announce: (type: string, object: Wire) => void,
  ) {}

  create(form: Form): Intent {
    refuseUnknown(form, ["customer", "payment_method", "payment_method_types", "usage", "metadata", "confirm", "return_url", "expand"])
    const customer = text(form.customer) ?? null
    if (customer && !this.books.customers.has(customer)) throw missing("customer", customer, "customer")
    const id = newId("seti")
    const setup = {
      id,
      object: "setup_intent",
      client_secret: `${id}_${newId("secret")}`,
      created: now(),
      customer,
      last_setup_error: null,
      livemode: false,
      metadata: readMetadata(form),
      next_action: null,
      payment_method: text(form.payment_method) ?? null,
      status: form.payment_method ? "requires_confirmation" : "requires_payment_method",
      usage: text(form.usage) ?? "off_session",
    } as unknown as Intent
    this.books.setups.set(id, setup)
    return isTrue(form.confirm) ? this.confirm(id, form) : setup
  }

  get(id: string): Intent {
    const setup = this.books.setups.get(id)
    if (!setup) throw missing("setupintent", id, "intent")
    return setup
  }

  confirm(id: string, form: Form): Intent {
    const setup = this.get(id)
    if (setup.status === "succeeded" || setup.status === "canceled") {
      throw invalid(`You cannot confirm this SetupIntent because it has a status of ${setup.status}.`, {
        code: "setup_intent_unexpected_state",
      })
    }
    const data = nested(form.payment_method_data)
    const method = data ? this.methods.create(data) : this.methods.take(text(form.payment_method) ?? setup.payment_method ?? "")
    const decline = this.books.behaviours.get(method.id)?.decline
    if (decline) {
      Object.assign(setup, { status: "requires_payment_method", last_setup_error: { type: "card_error", ...decline } })
      this.announce("setup_intent.setup_failed", setup)
      throw new Refusal(402, { type: "card_error", ...decline })
    }
    if (setup.customer) attach(this.books, method.id, setup.customer)
    this.books.setUp.add(method.id)
    Object.assign(setup, { payment_method: method.id, status: "succeeded" })
    this.announce("setup_intent.succeeded", setup)
    return setup
  }

  cancel(id: string): Intent {
    return Object.assign(this.get(id), { status: "canceled" })
  }
}
