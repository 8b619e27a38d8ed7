/**
 * What `https://js.stripe.com/v3/` gives to a page, as far as the shop uses it: a Payment Element whose card fields are
 * in a frame of this origin, so that the shop's page never sees a number; confirmation with 3-D Secure in a frame
 * above the page; and `retrievePaymentIntent`. https://docs.stripe.com/js
 */
export const stripeScript = (origin: string): string => `(() => {
  const ORIGIN = ${JSON.stringify(origin)}
  let count = 0

  const get = async (key, clientSecret) => {
    const id = clientSecret.split("_secret_")[0]
    const query = new URLSearchParams({ key, client_secret: clientSecret })
    const answer = await (await fetch(ORIGIN + "/v1/payment_intents/" + id + "?" + query)).json()
    return answer.error ? { error: answer.error } : { paymentIntent: answer }
  }

  /** Resolves with the first message of a frame of ours that the test accepts. */
  const message = (test) =>
    new Promise((resolve) => {
      addEventListener("message", function listen(event) {
        if (event.origin !== ORIGIN || !test(event.data || {})) return
        removeEventListener("message", listen)
        resolve(event.data)
      })
    })

  function frame(path, title) {
    const made = document.createElement("iframe")
    made.src = ORIGIN + path
    made.title = title
    made.style.border = "0"
    made.style.width = "100%"
    return made
  }

  const colours = ({ variables: { colorPrimary, colorBackground, colorText, colorDanger } = {} } = {}) => {
    const given = { primary: colorPrimary, background: colorBackground, text: colorText, danger: colorDanger }
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value))
  }

  class Element {
    constructor(key, clientSecret, locale, appearance) {
      this.id = "element-" + ++count
      this.listeners = {}
      const query = new URLSearchParams({ id: this.id, key, client_secret: clientSecret, locale: locale || "en", parent: location.origin, ...colours(appearance) })
      this.frame = frame("/v3/elements?" + query, "Secure payment input frame")
      this.frame.style.height = "180px"
      this.frame.style.display = "block"
      this.frame.allow = "payment *"
      this.ready = new Promise((resolve) => (this.isReady = resolve))
      this.receive = (event) => {
        const told = event.data || {}
        if (event.origin !== ORIGIN || told.id !== this.id) return
        if (told.type === "height") this.frame.style.height = told.height + "px"
        if (told.type === "ready") this.isReady()
        for (const listener of this.listeners[told.type] || []) listener({ elementType: "payment", ...told.value })
      }
      addEventListener("message", this.receive)
    }
    mount(target) {
      const parent = typeof target === "string" ? document.querySelector(target) : target
      if (!parent) throw new Error("The element to mount into does not exist: " + target)
      parent.replaceChildren(this.frame)
    }
    on(name, listener) {
      ;(this.listeners[name] ||= []).push(listener)
      return this
    }
    async ask(what, values) {
      await this.ready
      const call = this.id + "-" + ++count
      const answer = message((told) => told.call === call)
      this.frame.contentWindow.postMessage({ id: this.id, call, what, values }, ORIGIN)
      return (await answer).value
    }
    update() {}
    focus() {
      this.frame.focus()
    }
    unmount() {
      this.frame.remove()
    }
    destroy() {
      removeEventListener("message", this.receive)
      this.frame.remove()
    }
  }

  /** The bank's page, in a frame above the shop's. */
  async function challenge(url) {
    const cover = document.createElement("div")
    cover.setAttribute("role", "dialog")
    cover.setAttribute("aria-modal", "true")
    cover.setAttribute("aria-label", "3-D Secure")
    Object.assign(cover.style, {
      position: "fixed", inset: "0", zIndex: "2147483647", background: "rgba(0, 0, 0, .6)", display: "grid", placeItems: "center",
    })
    const page = frame(url.replace(ORIGIN, ""), "3-D Secure")
    Object.assign(page.style, { maxWidth: "28rem", height: "24rem", background: "#fff", borderRadius: "12px" })
    cover.append(page)
    document.body.append(cover)
    page.focus()
    await message((told) => told.type === "challenge-done")
    cover.remove()
  }

  function Stripe(key, { locale: language } = {}) {
    const finish = async ({ paymentIntent, error }, clientSecret, confirmParams, redirect) => {
      if (error) return { error }
      let intent = paymentIntent
      const { next_action } = intent
      if (intent.status === "requires_action" && next_action) {
        await challenge(next_action.use_stripe_sdk ? next_action.use_stripe_sdk.stripe_js : next_action.redirect_to_url.url)
        const asked = await get(key, clientSecret)
        if (asked.error) return asked
        intent = asked.paymentIntent
        if (intent.status === "requires_payment_method") return { error: { ...intent.last_payment_error, payment_intent: intent } }
      }
      if (redirect === "if_required") return { paymentIntent: intent }
      const back = new URL(confirmParams.return_url)
      back.searchParams.set("payment_intent", intent.id)
      back.searchParams.set("payment_intent_client_secret", clientSecret)
      back.searchParams.set("redirect_status", "succeeded")
      location.assign(back)
      return new Promise(() => {})
    }
    return {
      elements({ clientSecret, locale, appearance }) {
        let element
        return {
          clientSecret,
          create: () => (element = new Element(key, clientSecret, locale || language, appearance)),
          getElement: () => element || null,
          update() {},
          fetchUpdates: async () => {
            const { error } = await get(key, clientSecret)
            return error ? { error } : {}
          },
          submit: () => element.ask("submit"),
        }
      },
      async confirmPayment({ elements, clientSecret = elements && elements.clientSecret, confirmParams = {}, redirect }) {
        const values = { return_url: confirmParams.return_url || "", payment_method: confirmParams.payment_method || "" }
        try {
          const confirmed = elements
            ? await elements.getElement().ask("confirm", values)
            : await confirm(key, clientSecret, values)
          return await finish(confirmed, clientSecret, confirmParams, redirect)
        } catch {
          return { error: { type: "api_connection_error", message: "We could not reach the payment service." } }
        }
      },
      retrievePaymentIntent: (clientSecret) => get(key, clientSecret),
    }
  }

  async function confirm(key, clientSecret, values) {
    const id = clientSecret.split("_secret_")[0]
    const body = new URLSearchParams({ key, client_secret: clientSecret, use_stripe_sdk: "true", ...values })
    const answer = await (await fetch(ORIGIN + "/v1/payment_intents/" + id + "/confirm", { method: "POST", body })).json()
    return answer.error ? { error: answer.error } : { paymentIntent: answer }
  }

  window.Stripe = Stripe
})()
`
