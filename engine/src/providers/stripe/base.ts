import medusaStripe, { discoveryPath } from "@medusajs/medusa/payment-stripe"
import type {
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeleteAccountHolderOutput,
  DeletePaymentMethodInput,
  DeletePaymentMethodOutput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
} from "@medusajs/framework/types"
import type { AbstractPaymentProvider } from "@medusajs/framework/utils"
import { createRequire } from "node:module"
import { recordingFetch } from "../../payments/calls"
import type { StripeClient, StripeSdk } from "./api"
import type { StripeOptions } from "./options"

/** What Medusa's own provider gives to those who extend it. */
export type MedusaStripe = AbstractPaymentProvider<Record<string, unknown>> & {
  /** Its client, which it makes for Stripe's own address. */
  stripe_: StripeClient
  buildError(message: string, error: Error): Error
  createAccountHolder(input: CreateAccountHolderInput): Promise<CreateAccountHolderOutput>
  deleteAccountHolder(input: DeleteAccountHolderInput): Promise<DeleteAccountHolderOutput>
  listPaymentMethods(input: ListPaymentMethodsInput): Promise<ListPaymentMethodsOutput>
  deletePaymentMethod(input: DeletePaymentMethodInput): Promise<DeletePaymentMethodOutput>
}

type MedusaStripeClass = new (dependencies: Record<string, unknown>, options: Record<string, unknown>) => MedusaStripe

/** Medusa exports its provider as one of a list, one for each way to pay that Stripe has; this is the one for cards. */
export const MedusaStripeProvider = medusaStripe.services.find(
  (service) => (service as { identifier?: string }).identifier === "stripe",
) as unknown as MedusaStripeClass

/** Medusa's copy of Stripe's SDK, so that there is one. */
const loaded = createRequire(discoveryPath)("stripe") as StripeSdk | { default: StripeSdk }
const Sdk = "default" in loaded ? loaded.default : loaded

/** Stripe's SDK with the address and the patience that the options say; its calls leave a record. */
export function connect(options: StripeOptions): StripeClient {
  const { protocol, hostname, port } = new URL(options.base_url)
  return new Sdk(options.api_key, {
    host: hostname,
    port: port || (protocol === "https:" ? "443" : "80"),
    protocol: protocol.slice(0, -1),
    timeout: options.timeout_ms,
    maxNetworkRetries: options.retries,
    telemetry: false,
    httpClient: Sdk.createFetchHttpClient(recordingFetch("stripe", { secrets: [options.api_key, options.webhook_secret] })),
    appInfo: { name: "Wekala" },
  })
}
