/** An error as Meilisearch words it: https://www.meilisearch.com/docs/reference/errors/overview */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly type: "invalid_request" | "auth" | "internal" | "system" = "invalid_request",
  ) {
    super(message)
  }

  get body(): ErrorBody {
    const { message, code, type } = this
    return { message, code, type, link: `https://docs.meilisearch.com/errors#${code}` }
  }
}

export interface ErrorBody {
  message: string
  code: string
  type: string
  link: string
}

export const invalid = (code: string, message: string) => new Refusal(400, code, message)
export const unknownIndex = (uid: string) => new Refusal(404, "index_not_found", `Index \`${uid}\` not found.`)
export const unknownDocument = (id: string) => new Refusal(404, "document_not_found", `Document \`${id}\` not found.`)
