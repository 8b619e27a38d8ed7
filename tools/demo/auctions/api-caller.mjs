// @ts-check
const PATIENCE_MS = 10_000

/** Calls the engine as one customer or merchant, and signs in when that is needed. */
export class ApiCaller {
  /** @type {string | undefined} */
  #token

  /** @param {{ url: string, actor: "user" | "customer", login: { email: string, password: string }, publishableKey?: string }} options */
  constructor({ url, actor, login, publishableKey }) {
    this.url = url
    this.actor = actor
    this.login = login
    this.email = login.email
    this.headers = { "content-type": "application/json", ...(publishableKey && { "x-publishable-api-key": publishableKey }) }
  }

  /**
   * @param {string} method @param {string} path @param {object} [body]
   * @returns {Promise<any>} the answer
   * @throws Error with what the engine says of a call that it refuses
   */
  async call(method, path, body) {
    this.#token ??= await this.#signIn()
    const answer = await this.#send(method, path, body, this.#token)
    if (answer.status === 401) {
      this.#token = await this.#signIn()
      return read(await this.#send(method, path, body, this.#token))
    }
    return read(answer)
  }

  async #signIn() {
    const { email, password } = this.login
    const { token } = await read(await this.#send("POST", `/auth/${this.actor}/emailpass`, { email, password }))
    return token
  }

  /** @param {string} method @param {string} path @param {object} [body] @param {string} [token] */
  #send(method, path, body, token) {
    return fetch(new URL(path, this.url), {
      method,
      headers: { ...this.headers, ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  }
}

/** @param {Response} answer */
async function read(answer) {
  const text = await answer.text()
  const body = text ? JSON.parse(text) : {}
  if (!answer.ok) throw new Error(body.message ?? `${answer.status} from ${answer.url}`)
  return body
}
