import type { Shop } from "./start-shop"

/** Asks the admin API as the merchant whose login the start has printed; with a body it is a POST. */
export type AskAsMerchant = <T = unknown>(path: string, body?: object) => Promise<T>

export async function merchantOf({ engine, output }: Pick<Shop, "engine" | "output">): Promise<AskAsMerchant> {
  const [, email, password] = /Merchant +(\S+) \/ (\S+)/.exec(output) ?? []
  const ask = async <T>(path: string, body?: object, token?: string): Promise<T> => {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(`${engine}${path}`, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) })
    return (await response.json()) as T
  }
  const { token } = await ask<{ token: string }>("/auth/user/emailpass", { email, password })
  return (path, body) => ask(path, body, token)
}
