import { MedusaError } from "@medusajs/framework/utils"

/** The body of every error answer of ours. Medusa's own routes answer `type` and `message` alike. */
export interface ErrorBody {
  /** Medusa's class of error: `invalid_data`, `not_found`, `not_allowed`, … */
  type: string
  /** What a client can switch on: `insufficient_funds`. */
  code: string
  /** A sentence for people. */
  message: string
  /** The input fields concerned, as paths: `body.amount`. */
  fields?: { path: string; message: string }[]
}

export interface DomainErrorOptions {
  /** HTTP status: 409 for a state that forbids the move, 422 for a rule that forbids the values, 503 for a service that is away. */
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503
  code: string
  message: string
  fields?: { path: string; message: string }[]
}

const TYPE_BY_STATUS: Record<DomainErrorOptions["status"], string> = {
  400: MedusaError.Types.INVALID_DATA,
  401: MedusaError.Types.UNAUTHORIZED,
  403: MedusaError.Types.FORBIDDEN,
  404: MedusaError.Types.NOT_FOUND,
  409: MedusaError.Types.NOT_ALLOWED,
  413: MedusaError.Types.INVALID_DATA,
  415: MedusaError.Types.INVALID_DATA,
  422: MedusaError.Types.NOT_ALLOWED,
  429: MedusaError.Types.NOT_ALLOWED,
  503: MedusaError.Types.UNEXPECTED_STATE,
}

/** An error that a caller can act on: it is answered as it is, and never logged as a fault of ours. */
export class DomainError extends MedusaError {
  readonly status: DomainErrorOptions["status"]
  readonly fields: DomainErrorOptions["fields"]

  constructor(options: DomainErrorOptions) {
    super(TYPE_BY_STATUS[options.status], options.message, options.code)
    this.status = options.status
    this.fields = options.fields
  }
}

const STATUS_BY_TYPE: Record<string, number> = {
  [MedusaError.Types.INVALID_DATA]: 400,
  [MedusaError.Types.INVALID_ARGUMENT]: 400,
  [MedusaError.Types.UNAUTHORIZED]: 401,
  [MedusaError.Types.FORBIDDEN]: 403,
  [MedusaError.Types.NOT_FOUND]: 404,
  [MedusaError.Types.NOT_ALLOWED]: 409,
  [MedusaError.Types.CONFLICT]: 409,
  [MedusaError.Types.DUPLICATE_ERROR]: 422,
  [MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR]: 422,
}

/** Status and body for an error, or undefined when it is a fault of ours. */
export function errorResponse(error: unknown): { status: number; body: ErrorBody } | undefined {
  if (isDomainError(error)) {
    const { type, code, message, fields } = error
    return { status: error.status, body: { type, code: code ?? type, message, ...(fields ? { fields } : {}) } }
  }
  if (MedusaError.isMedusaError(error)) {
    const status = STATUS_BY_TYPE[error.type]
    if (status) return { status, body: { type: error.type, code: error.code ?? error.type, message: error.message } }
  }
  return undefined
}

/** By shape: an error that has come through a workflow is a copy, without its class. */
export function isDomainError(error: unknown): error is DomainError {
  if (error instanceof DomainError) return true
  const { status, type, code } = (error ?? {}) as Partial<DomainError>
  return typeof code === "string" && typeof type === "string" && Number.isInteger(status) && Number(status) >= 400 && Number(status) < 500
}
