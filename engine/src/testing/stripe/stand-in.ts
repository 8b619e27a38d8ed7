import { timingSafeEqual } from "node:crypto"
import { once } from "node:events"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { Books, type Intent, newId, now, type Wire } from "./books"
import { cardOfToken } from "./cards"
import { Deliveries, type DeliveryBehaviour } from "./deliveries"
import { type Fault, Faults } from "./faults"
import { fingerprint, type Form, parseForm, text } from "./form"
import { Methods } from "./methods"
import { challengePage, elementsPage, leavePage } from "./pages"
import { Payments } from "./payments"
import { invalid, Refusal } from "./refusal"
import { type Desks, expand, find, forBrowsers } from "./routes"
import { stripeScript } from "./script"
import { Setups } from "./setups"

export interface StandInOptions {
  port?: number
  secret_key?: string
  publishable_key?: string
  webhook_secret?: string
  /** The shop's endpoint: `http://localhost:9000/webhooks/stripe`. Without one no events are sent. */
  webhook_url?: string
  /** Where browsers reach it, for the pages that it sends them to. Default: its address on this machine. */
  public_url?: string
  /** A file that the books are kept in from one start to the next. */
  state_file?: string
}

interface Answer {
  status: number
  body: unknown
  headers?: Record<string, string>
}

interface Call {
  method: string
  url: URL
  form: Form
  key: string
  idempotencyKey: string | undefined
}

const KEYS = { secret_key: "sk_test_standin", publishable_key: "pk_test_standin", webhook_secret: "whsec_standin" }

/**
 * Stripe on this machine: the part of its public HTTP API that shops pay by, with books of its own, its script for
 * browsers, and webhooks signed for real. For tests and for trying a checkout without an account. It can be told to be
 * slow, to fail, and to send its events badly, by methods or over HTTP (`POST /__admin/…`). Never part of a running shop.
 */
export class StripeStandIn {
  readonly books: Books
  readonly payments: Payments
  readonly faults = new Faults()
  readonly deliveries: Deliveries
  /** `METHOD /path` of each call of the API, oldest first. */
  readonly calls: string[] = []
  private readonly desks: Desks
  private readonly server: Server
  private readonly silent = new Set<ServerResponse>()

  private constructor(readonly options: StandInOptions & typeof KEYS) {
    this.books = new Books(options.state_file)
    this.deliveries = new Deliveries(options.webhook_secret, options.webhook_url)
    const announce = (type: string, object: Wire) => this.announce(type, object)
    const methods = new Methods(this.books)
    this.payments = new Payments(this.books, methods, announce, () => options.public_url ?? this.url)
    this.desks = { books: this.books, payments: this.payments, methods, setups: new Setups(this.books, methods, announce) }
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: Error) => {
        send(response, { status: 500, body: { error: { type: "api_error", message: error.message } } })
      })
    })
  }

  static async start(options: StandInOptions = {}): Promise<StripeStandIn> {
    const standIn = new StripeStandIn({ ...KEYS, ...options })
    standIn.server.listen(options.port ?? 0, "127.0.0.1")
    await once(standIn.server, "listening")
    return standIn
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    for (const response of this.silent) response.destroy()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
    await this.deliveries.settled()
    this.books.save()
  }

  /**
   * A shopper pays, or fails to, as the browser would.
   *
   * @param card of `TEST_CARDS`, by its token, or a saved payment method
   * @returns the intent, also after a decline; at `requires_action` the bank's page waits for `answerChallenge`
   */
  pay(intentId: string, card = "pm_card_visa"): Intent {
    const use = cardOfToken(card) ? this.desks.methods.take(card).id : card
    try {
      return this.payments.confirm(intentId, { payment_method: use })
    } catch (error) {
      if (error instanceof Refusal && error.status === 402) return this.payments.get(intentId)
      throw error
    }
  }

  private announce(type: string, object: Wire): void {
    const event: Wire = {
      id: newId("evt"),
      object: "event",
      api_version: "2024-04-10",
      created: now(),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    }
    this.books.events.push(event)
    this.deliveries.notify(event)
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request, this.url)
    const { pathname } = call.url
    const name = `${call.method} ${pathname}`
    const isApi = pathname.startsWith("/v1/")
    // Asked first by browsers, as the page is another origin's.
    if (call.method === "OPTIONS") return send(response, { status: 204, body: "" })
    if (isApi) this.calls.push(name)
    if (isApi && this.faults.latency_ms) await new Promise((done) => setTimeout(done, this.faults.latency_ms))
    const fault = isApi ? this.faults.take(name) : undefined
    if (fault?.when === "before") return this.break(response, fault)
    const answer = isApi ? this.api(call) : this.page(call)
    if (call.method !== "GET") this.books.save()
    if (fault) return this.break(response, fault)
    send(response, answer)
  }

  private break(response: ServerResponse, { answer }: Required<Fault>): void {
    if (answer === "silence") this.silent.add(response)
    else if (answer === "hang_up") response.destroy()
    else send(response, { status: answer, body: { error: { type: "api_error", message: "The stand-in was told to fail." } } })
  }

  private api(call: Call): Answer {
    try {
      return this.once(call, () => this.handle(call))
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: { error: error.error } }
      throw error
    }
  }

  private handle(call: Call): Answer {
    const { route, ids } = find(call.method, call.url.pathname)
    const isBrowser = this.audience(call) === "browser"
    if (isBrowser) {
      if (!route.isForBrowsers) {
        throw invalid("This API call cannot be made with a publishable API key. Please use a secret API key.", {}, 403)
      }
      this.assertClientSecret(call, ids[0])
    }
    const made = route.handle(this.desks, ids, call.form) as Wire
    return ok(isBrowser ? forBrowsers(made) : expand(made, call.form.expand, this.desks))
  }

  /**
   * The same request under the same name happens once, and is answered the same: https://docs.stripe.com/api/idempotent_requests
   * What was refused before anything happened is not remembered.
   */
  private once({ method, url, form, idempotencyKey }: Call, work: () => Answer): Answer {
    if (method !== "POST" || !idempotencyKey) return work()
    const sent = `${url.pathname} ${fingerprint(form)}`
    const kept = this.books.idempotency.get(idempotencyKey)
    if (kept && kept.fingerprint !== sent) {
      throw new Refusal(400, {
        type: "idempotency_error",
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${idempotencyKey}' if you meant to execute a different request.`,
      })
    }
    if (kept) return { status: kept.status, body: kept.body, headers: { "idempotent-replayed": "true" } }
    const answer = this.attempt(work)
    if (answer.status < 400 || answer.status === 402) {
      this.books.idempotency.set(idempotencyKey, { fingerprint: sent, status: answer.status, body: structuredClone(answer.body) })
    }
    return answer
  }

  private attempt(work: () => Answer): Answer {
    try {
      return work()
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: { error: error.error } }
      throw error
    }
  }

  private audience({ key }: Call): "server" | "browser" {
    if (same(key, this.options.secret_key)) return "server"
    if (same(key, this.options.publishable_key)) return "browser"
    const message = key ? `Invalid API Key provided: ${key.slice(0, 7)}***` : "You did not provide an API key."
    throw invalid(message, {}, 401)
  }

  private assertClientSecret({ form }: Call, id: string | undefined): void {
    if (!id) return
    const object = this.books.intents.get(id) ?? this.books.setups.get(id)
    if (!object || !same(text(form.client_secret) ?? "", object.client_secret)) {
      throw invalid(`No such payment_intent: '${id}'`, { code: "resource_missing", param: "intent" }, 404)
    }
  }

  private page(call: Call): Answer {
    const { pathname } = call.url
    const origin = this.options.public_url ?? this.url
    if (pathname.startsWith("/__admin/")) return this.admin(pathname, call.form)
    if (pathname === "/v3" || pathname === "/v3/") return javascript(stripeScript(origin))
    if (pathname === "/v3/elements") return html(elementsPage(call.url.searchParams))
    if (pathname === "/v3/challenge") return call.method === "POST" ? this.answered(call) : html(this.challenge(call.url.searchParams))
    return { status: 404, body: { error: { type: "invalid_request_error", message: "Not found." } } }
  }

  private challenge(query: URLSearchParams): string {
    const intent = this.books.intents.get(query.get("payment_intent") ?? "")
    if (!intent || !same(query.get("client_secret") ?? "", intent.client_secret)) return leavePage("This page has ended.")
    return challengePage(intent)
  }

  private answered({ form }: Call): Answer {
    const intent = this.books.intents.get(text(form.payment_intent) ?? "")
    if (!intent || !same(text(form.client_secret) ?? "", intent.client_secret)) return html(leavePage("This page has ended."))
    const target = (intent.next_action?.redirect_to_url as { return_url?: string } | undefined)?.return_url
    const { id, client_secret, status } = this.payments.answerChallenge(intent.id, text(form.outcome) === "approve")
    if (!target) return html(leavePage("You can close this window."))
    const back = new URL(target)
    const redirect_status = status === "succeeded" || status === "requires_capture" ? "succeeded" : "failed"
    for (const [name, value] of Object.entries({ payment_intent: id, payment_intent_client_secret: client_secret, redirect_status })) {
      back.searchParams.set(name, value)
    }
    return { status: 302, body: "", headers: { location: back.href } }
  }

  private admin(path: string, form: Form): Answer {
    const number = (name: string) => Number(text(form[name]))
    switch (path) {
      case "/__admin/faults": {
        const { answer, times, ...rest } = form as Record<string, string>
        const what = /^\d+$/.test(answer ?? "") ? Number(answer) : answer
        this.faults.add({ ...rest, answer: what, ...(times && { times: Number(times) }) } as Fault)
        return ok({})
      }
      case "/__admin/latency":
        this.faults.latency_ms = number("ms")
        return ok({})
      case "/__admin/deliveries": {
        const behaviour = this.deliveries.behaviour as unknown as Record<string, unknown>
        for (const [name, value] of Object.entries(form)) {
          if (name in behaviour) behaviour[name] = name === "signature" ? value : name === "hold" ? value === "true" : Number(value)
        }
        return ok(behaviour as unknown as DeliveryBehaviour)
      }
      case "/__admin/release":
        this.deliveries.release(text(form.order) === "last" ? "last" : "first")
        return ok({})
      case "/__admin/pay":
        return ok(this.pay(text(form.payment_intent) ?? "", text(form.card)))
      case "/__admin/challenge":
        return ok(this.payments.answerChallenge(text(form.payment_intent) ?? "", text(form.outcome) !== "refuse"))
      case "/__admin/dispute":
        return ok(this.payments.dispute(text(form.charge) ?? ""))
      case "/__admin/reset":
        this.faults.clear()
        return ok({})
      case "/__admin/state": {
        const { intents, charges, refunds, customers, methods } = this.books
        const all = Object.entries({ intents, charges, refunds, customers, methods }).map(([name, shelf]) => [name, [...shelf.values()]])
        return ok({ ...Object.fromEntries(all), deliveries: this.deliveries.sent, calls: this.calls })
      }
      default:
        return { status: 404, body: { error: { type: "invalid_request_error", message: "Not found." } } }
    }
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const html = (body: string): Answer => ({ status: 200, body, headers: { "content-type": "text/html; charset=utf-8" } })
const javascript = (body: string): Answer => ({ status: 200, body, headers: { "content-type": "text/javascript; charset=utf-8" } })

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

async function read(request: IncomingMessage, base: string): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const url = new URL(request.url ?? "/", base)
  const body = Buffer.concat(chunks).toString()
  const isJson = request.headers["content-type"]?.startsWith("application/json")
  const form = { ...parseForm(url.search.slice(1)), ...(isJson ? fromJson(body) : parseForm(body)) }
  const idempotencyKey = request.headers["idempotency-key"]
  return {
    method: request.method ?? "GET",
    url,
    form,
    key: request.headers.authorization?.replace(/^Bearer /, "") ?? text(form.key) ?? "",
    idempotencyKey: typeof idempotencyKey === "string" ? idempotencyKey : undefined,
  }
}

/** For `__admin`, which people call by hand. */
function fromJson(body: string): Form {
  const values = JSON.parse(body || "{}") as Record<string, unknown>
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "request-id": newId("req"),
    // Stripe.js calls from the shop's page.
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "authorization, content-type",
    ...headers,
  })
  response.end(typeof body === "string" ? body : JSON.stringify(body))
}
