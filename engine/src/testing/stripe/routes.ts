import type { Books, Wire } from "./books"
import { type Form, text } from "./form"
import type { Methods } from "./methods"
import type { Payments } from "./payments"
import { invalid, missing } from "./refusal"
import type { Setups } from "./setups"

export interface Desks {
  books: Books
  payments: Payments
  methods: Methods
  setups: Setups
}

type Handler = (desks: Desks, ids: string[], form: Form) => unknown

/** Who may call: the shop's server with its secret key, or also a browser with the publishable key and the client secret. */
interface Route {
  method: string
  path: RegExp
  isForBrowsers?: boolean
  handle: Handler
}

const route = (method: string, path: string, handle: Handler, isForBrowsers = false): Route => ({
  method,
  path: new RegExp(`^/v1/${path.replaceAll(":id", "([^/]+)")}$`),
  handle,
  isForBrowsers,
})

const list = (url: string, data: unknown[]) => ({ object: "list", url, has_more: false, data })
const ofIntent = (form: Form) => (one: Wire) => !text(form.payment_intent) || one.payment_intent === text(form.payment_intent)
const newest = <T>(shelf: Map<string, T>): T[] => [...shelf.values()].reverse()

export const ROUTES: readonly Route[] = [
  route("POST", "customers", ({ methods }, _, form) => methods.createCustomer(form)),
  route("GET", "customers/:id", ({ methods }, [id = ""]) => methods.customer(id)),
  route("POST", "customers/:id", ({ methods }, [id = ""], form) => methods.updateCustomer(id, form)),
  route("DELETE", "customers/:id", ({ methods }, [id = ""]) => methods.deleteCustomer(id)),
  route("GET", "customers/:id/payment_methods", ({ methods }, [id = ""], form) =>
    list(`/v1/customers/${id}/payment_methods`, methods.listOf(id, text(form.type))),
  ),

  route("POST", "payment_methods", ({ methods }, _, form) => methods.create(form), true),
  route("GET", "payment_methods", ({ methods }, _, form) =>
    list("/v1/payment_methods", methods.listOf(text(form.customer) ?? "", text(form.type))),
  ),
  route("GET", "payment_methods/:id", ({ methods }, [id = ""]) => methods.get(id)),
  route("POST", "payment_methods/:id/attach", ({ methods }, [id = ""], form) => methods.attach(id, text(form.customer) ?? "")),
  route("POST", "payment_methods/:id/detach", ({ methods }, [id = ""]) => methods.detach(id)),

  route("POST", "payment_intents", ({ payments }, _, form) => payments.create(form)),
  route("GET", "payment_intents", ({ books }) => list("/v1/payment_intents", newest(books.intents))),
  route("GET", "payment_intents/:id", ({ payments }, [id = ""]) => payments.get(id), true),
  route("POST", "payment_intents/:id", ({ payments }, [id = ""], form) => payments.update(id, form)),
  route("POST", "payment_intents/:id/confirm", ({ payments }, [id = ""], form) => payments.confirm(id, form), true),
  route("POST", "payment_intents/:id/capture", ({ payments }, [id = ""], form) => payments.capture(id, form)),
  route("POST", "payment_intents/:id/cancel", ({ payments }, [id = ""], form) => payments.cancel(id, form)),

  route("POST", "setup_intents", ({ setups }, _, form) => setups.create(form)),
  route("GET", "setup_intents/:id", ({ setups }, [id = ""]) => setups.get(id), true),
  route("POST", "setup_intents/:id/confirm", ({ setups }, [id = ""], form) => setups.confirm(id, form), true),
  route("POST", "setup_intents/:id/cancel", ({ setups }, [id = ""]) => setups.cancel(id)),

  route("GET", "charges", ({ books }, _, form) => list("/v1/charges", newest(books.charges).filter(ofIntent(form)))),
  route("GET", "charges/:id", ({ books }, [id = ""]) => books.charges.get(id) ?? fail(missing("charge", id))),
  route("POST", "refunds", ({ payments }, _, form) => payments.refund(form)),
  route("GET", "refunds", ({ books }, _, form) => list("/v1/refunds", newest(books.refunds).filter(ofIntent(form)))),
  route("GET", "refunds/:id", ({ books }, [id = ""]) => books.refunds.get(id) ?? fail(missing("refund", id))),
  route("GET", "disputes/:id", ({ books }, [id = ""]) => books.disputes.get(id) ?? fail(missing("dispute", id))),
  route("GET", "events", ({ books }) => list("/v1/events", [...books.events].reverse())),
  route("GET", "events/:id", ({ books }, [id = ""]) => books.events.find((one) => one.id === id) ?? fail(missing("event", id))),
]

/** @throws Refusal 404 for what the stand-in does not have, in Stripe's words for an unknown address */
export function find(method: string, path: string): { route: Route; ids: string[] } {
  for (const one of ROUTES) {
    const match = one.method === method && one.path.exec(path)
    if (match) return { route: one, ids: match.slice(1).map(decodeURIComponent) }
  }
  throw invalid(`Unrecognized request URL (${method}: ${path}).`, {}, 404)
}

/** What a browser may know of an intent: nothing of the shop's own notes. */
export function forBrowsers(object: Wire): Wire {
  const { metadata: _metadata, customer: _customer, latest_charge: _charge, ...shown } = object
  return shown as Wire
}

/** Answers with the objects instead of their ids, where asked. */
export function expand(object: unknown, wanted: Form[string], { books }: Desks): unknown {
  if (!Array.isArray(wanted) || !object || typeof object !== "object") return object
  const copy = { ...(object as Record<string, unknown>) }
  for (const field of wanted) {
    const id = copy[String(field)]
    if (typeof id !== "string") continue
    copy[String(field)] = books.charges.get(id) ?? books.methods.get(id) ?? books.customers.get(id) ?? id
  }
  return copy
}

function fail(error: Error): never {
  throw error
}
