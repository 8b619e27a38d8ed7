import { AsyncLocalStorage } from "node:async_hooks"

export interface RequestContext {
  readonly requestId: string
}

const storage = new AsyncLocalStorage<RequestContext>()

/** Runs `work` so that everything it starts, however late, knows its request. */
export function withRequestContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work)
}

/** The request on whose behalf the caller runs, or undefined outside of one. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore()
}
