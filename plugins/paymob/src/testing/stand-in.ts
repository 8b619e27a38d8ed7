import { randomBytes, timingSafeEqual } from "node:crypto"
import { once } from "node:events"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { Deliveries, type DeliveryBehaviour } from "./deliveries"
import { type Fault, Faults } from "./faults"
import { Ledger, Refusal, type StoredTransaction } from "./ledger"
import { challengePage, checkoutPage, notePage } from "./page"
import { intentionToWire, redirectQuery, toWire } from "./wire"

export interface StandInOptions {
  port?: number
  secret_key?: string
  public_key?: string
  hmac_secret?: string
  api_key?: string
  /** Refuses inquiries with the secret key: the account must send a token made from its API key. */
  strict_inquiries?: boolean
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
  body: Record<string, unknown>
  authorization: string
}

/**
 * Paymob on this machine: its public HTTP contract with books of its own, for tests and for trying a
 * checkout without an account. It can be told to be slow, to fail, and to send its callbacks badly, by
 * methods or over HTTP (`POST /__admin/…`, see the README). Never part of a running shop.
 */
export class PaymobStandIn {
  readonly ledger: Ledger
  readonly faults = new Faults()
  readonly deliveries: Deliveries
  /** `METHOD /path` of each call of the API, oldest first. */
  readonly calls: string[] = []
  private readonly tokens = new Set<string>()
  private readonly server: Server
  private silent = new Set<ServerResponse>()

  private constructor(readonly options: Required<Omit<StandInOptions, "state_file">> & Pick<StandInOptions, "state_file">) {
    this.ledger = new Ledger(options.state_file)
    this.deliveries = new Deliveries(options.hmac_secret)
    this.server = createServer((request, response) => void this.serve(request, response))
  }

  static async start(options: StandInOptions = {}): Promise<PaymobStandIn> {
    const standIn = new PaymobStandIn({
      port: 0,
      secret_key: "egy_sk_test_standin",
      public_key: "egy_pk_test_standin",
      hmac_secret: "standin-hmac-secret",
      api_key: "standin-api-key",
      strict_inquiries: false,
      ...options,
    })
    standIn.server.listen(standIn.options.port, "127.0.0.1")
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
    this.ledger.save()
  }

  /** A shopper pays, or fails to. A `challenge` and a `reference` stay pending until `settle`. */
  pay(clientSecret: string, integration: number, outcome: "pay" | "decline" | "challenge" | "reference" = "pay"): StoredTransaction {
    const transaction = this.ledger.attempt(clientSecret, integration, outcome)
    this.deliveries.notify(transaction)
    return transaction
  }

  /** The bank decides on a 3-D Secure challenge, or cash arrives at the kiosk. */
  settle(transactionId: number, success = true): StoredTransaction {
    const transaction = this.ledger.settle(this.ledger.transaction(transactionId), success)
    this.deliveries.notify(transaction)
    return transaction
  }

  /** Makes a transaction this many days old: no longer of this business day. */
  age(transactionId: number, days: number): void {
    const transaction = this.ledger.transaction(transactionId)
    transaction.created_at = new Date(transaction.created_at.getTime() - days * 86_400_000)
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await read(request, this.url)
    const { pathname } = call.url
    if (this.faults.latency_ms) await new Promise((done) => setTimeout(done, this.faults.latency_ms))
    const isApi = /^\/(v1|api)\//.test(pathname)
    if (isApi) this.calls.push(`${call.method} ${pathname}`)
    const fault = isApi ? this.faults.take(pathname) : undefined
    if (fault?.when === "before") return this.break(response, fault)
    const answer = this.answer(call)
    if (call.method !== "GET") this.ledger.save()
    if (fault) return this.break(response, fault)
    send(response, answer)
  }

  private break(response: ServerResponse, { answer }: Required<Fault>): void {
    if (answer === "silence") this.silent.add(response)
    else if (answer === "hang_up") response.destroy()
    else send(response, { status: answer, body: { message: "The stand-in was told to fail." } })
  }

  private answer(call: Call): Answer {
    try {
      return this.route(call)
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body }
      throw error
    }
  }

  private route(call: Call): Answer {
    const { method, url, body } = call
    const { pathname: path } = url
    if (path.startsWith("/__admin/")) return this.admin(path, body)
    if (path.startsWith("/unifiedcheckout/")) return this.checkout(call)
    if (method === "POST" && path === "/api/auth/tokens") return this.authenticate(body)
    const inquired = /^\/api\/acceptance\/transactions\/(\d+)$/.exec(path)
    if (method === "GET" && inquired) {
      this.assertMayInquire(call)
      return ok(toWire(this.ledger.transaction(Number(inquired[1]))))
    }
    if (method === "POST" && path === "/api/ecommerce/orders/transaction_inquiry") {
      this.assertMayInquire(call)
      const { order_id, merchant_order_id } = body
      return ok(
        toWire(
          this.ledger.latest((one) =>
            order_id === undefined ? one.special_reference === merchant_order_id : one.order_id === Number(order_id),
          ),
        ),
      )
    }
    this.assertSecretKey(call)
    if (method === "POST" && path === "/v1/intention/") return { status: 201, body: intentionToWire(this.ledger.createIntention(body)) }
    const updated = /^\/v1\/intention\/([^/]+)\/?$/.exec(path)
    if (method === "PUT" && updated) return ok(intentionToWire(this.ledger.updateIntention(updated[1] as string, body)))
    const id = Number(body.transaction_id)
    const amount = Number(body.amount_cents)
    if (method === "POST" && path === "/api/acceptance/capture") return this.told(this.ledger.capture(id, amount))
    if (method === "POST" && path === "/api/acceptance/void_refund/void") return this.told(this.ledger.void(id))
    if (method === "POST" && path === "/api/acceptance/void_refund/refund") return this.told(this.ledger.refund(id, amount))
    throw new Refusal(404, { detail: "Not found." })
  }

  private told(transaction: StoredTransaction): Answer {
    this.deliveries.notify(transaction)
    return { status: 201, body: toWire(transaction) }
  }

  private checkout({ method, url, body }: Call): Answer {
    if (method === "GET") {
      if (url.searchParams.get("publicKey") !== this.options.public_key) throw new Refusal(401, { detail: "Invalid public key." })
      return html(checkoutPage(this.ledger.intention(String(url.searchParams.get("clientSecret")))))
    }
    const { client_secret, integration, outcome, transaction } = body
    if (outcome === "abandon") return html(notePage("You left without paying."))
    if (outcome === "confirm" || outcome === "fail") return this.leave(this.settle(Number(transaction), outcome === "confirm"))
    const made = this.pay(String(client_secret), Number(integration), outcome as "pay")
    return outcome === "challenge" ? html(challengePage(made)) : this.leave(made)
  }

  /** Sends the browser back to the shop. */
  private leave(transaction: StoredTransaction): Answer {
    const { redirection_url } = transaction.intention
    if (!redirection_url) return html(notePage(transaction.success ? "Paid." : "Not paid."))
    const back = new URL(redirection_url)
    for (const [name, value] of redirectQuery(transaction, this.options.hmac_secret)) back.searchParams.set(name, value)
    return { status: 302, body: "", headers: { location: back.href } }
  }

  private authenticate({ api_key }: Record<string, unknown>): Answer {
    if (!same(String(api_key), this.options.api_key)) throw new Refusal(403, { detail: "incorrect credentials" })
    const token = randomBytes(24).toString("hex")
    this.tokens.add(token)
    return { status: 201, body: { token, profile: { id: 164_295 } } }
  }

  private assertMayInquire(call: Call): void {
    if (this.tokens.has(call.authorization.replace("Bearer ", ""))) return
    if (this.options.strict_inquiries) throw new Refusal(401, { detail: "incorrect credentials" })
    this.assertSecretKey(call)
  }

  private assertSecretKey({ authorization }: Call): void {
    if (!same(authorization, `Token ${this.options.secret_key}`))
      throw new Refusal(401, { detail: "Authentication credentials were not provided." })
  }

  private admin(path: string, body: Record<string, unknown>): Answer {
    switch (path) {
      case "/__admin/faults":
        this.faults.add(body as unknown as Fault)
        return ok({})
      case "/__admin/latency":
        this.faults.latency_ms = Number(body.ms)
        return ok({})
      case "/__admin/callbacks":
        Object.assign(this.deliveries.behaviour, body as Partial<DeliveryBehaviour>)
        return ok(this.deliveries.behaviour)
      case "/__admin/release":
        this.deliveries.release(body.order === "last" ? "last" : "first")
        return ok({})
      case "/__admin/settle":
        return ok(toWire(this.settle(Number(body.transaction_id), body.success !== false)))
      case "/__admin/age":
        this.age(Number(body.transaction_id), Number(body.days))
        return ok({})
      case "/__admin/reset":
        this.faults.clear()
        return ok({})
      case "/__admin/state":
        return ok({
          intentions: [...this.ledger.intentions.values()],
          transactions: [...this.ledger.transactions.values()].map(toWire),
          deliveries: this.deliveries.sent,
          calls: this.calls,
        })
      default:
        throw new Refusal(404, { detail: "Not found." })
    }
  }
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const html = (body: string): Answer => ({ status: 200, body, headers: { "content-type": "text/html; charset=utf-8" } })

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

async function read(request: IncomingMessage, base: string): Promise<Call> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")
  return {
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", base),
    body: isForm ? Object.fromEntries(new URLSearchParams(text)) : parse(text),
    authorization: request.headers.authorization ?? "",
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return text ? JSON.parse(text) : {}
  } catch {
    return {}
  }
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", ...headers })
  response.end(typeof body === "string" ? body : JSON.stringify(body))
}
