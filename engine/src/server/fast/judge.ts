import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import type { Request } from "express"
import { createHash } from "node:crypto"
import { liveContextOf, type TokenContext } from "../../accounts/sessions"
import { Keys } from "./keys"
import { Remembered } from "./remembered"

const MAX_TOKENS = 50_000

/** Who asks, as Medusa finds it out for a store route; what was looked up is believed for a second. */
export interface Judge {
  readonly keys: Keys
  /** What the request's token says; nothing for a guest, and for who comes with one that is no longer good. */
  tokenContext(request: Request): Promise<TokenContext | undefined>
}

export function createJudge(container: MedusaContainer, config: ConfigModule): Judge {
  const tokens = new Remembered<TokenContext>(MAX_TOKENS)
  return {
    keys: new Keys(container),
    tokenContext: async (request) => {
      const { authorization } = request.headers
      if (!authorization) return undefined
      // A header may be long; what is kept of it is not.
      const digest = createHash("sha256").update(authorization).digest("base64url")
      return tokens.get(digest, () => liveContextOf(request as never, config))
    },
  }
}

/** What keeps a request from being judged ahead of Medusa: a session cookie, or a body that is no JSON. */
export function cannotJudge(request: Request, { projectConfig: { sessionOptions } }: ConfigModule): "session" | "body" | undefined {
  const { cookie } = request.headers
  if (cookie?.includes(`${sessionOptions?.name ?? "connect.sid"}=`)) return "session"
  return !hasBody(request) || request.is("application/json") ? undefined : "body"
}

export function hasBody({ headers: { "content-length": length = "0", "transfer-encoding": encoding } }: Request): boolean {
  return length !== "0" || encoding !== undefined
}
