/** What the shop uses of Stripe.js: https://docs.stripe.com/js */
export interface CardError {
  type?: string
  code?: string
  decline_code?: string
  message?: string
}

interface CardElement {
  mount(target: HTMLElement): void
  destroy(): void
  on(event: "ready" | "loaderror", listener: (told: { error?: CardError }) => void): void
}

export interface CardFields {
  create(kind: "payment", options?: object): CardElement
  submit(): Promise<{ error?: CardError }>
  fetchUpdates(): Promise<{ error?: CardError }>
}

interface Intent {
  status: string
}

export interface Stripe {
  elements(options: { clientSecret: string; locale: string; appearance?: object }): CardFields
  confirmPayment(options: {
    elements?: CardFields
    clientSecret?: string
    confirmParams: { return_url: string; payment_method?: string }
    redirect: "if_required"
  }): Promise<{ error?: CardError; paymentIntent?: Intent }>
  retrievePaymentIntent(clientSecret: string): Promise<{ error?: CardError; paymentIntent?: Intent }>
}

declare global {
  interface Window {
    Stripe?: (key: string, options?: { locale?: string }) => Stripe
  }
}

let loading: Promise<void> | undefined

/** Stripe's script, fetched once, from where it must come: banks want it so. @throws when it cannot be had */
export async function loadStripe(url: string, key: string, locale: string): Promise<Stripe> {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement("script")
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => {
      // Pressed again, it is tried again.
      loading = undefined
      script.remove()
      reject(new Error(`${url} cannot be loaded.`))
    }
    document.head.append(script)
  })
  await loading
  if (!window.Stripe) throw new Error(`${url} is not Stripe's script.`)
  return window.Stripe(key, { locale })
}

/**
 * A page keeps the policy of the document that it began as. Who came here without loading a page anew has one that keeps
 * the card's frames out.
 */
export function isPolicyOfCheckout(): boolean {
  const [begun] = performance.getEntriesByType("navigation")
  return !begun || new URL(begun.name).pathname.split("/").includes("checkout")
}
