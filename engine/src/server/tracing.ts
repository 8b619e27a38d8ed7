import * as startCommand from "@medusajs/medusa/commands/start"
import type { Express, Request, Response } from "express"

interface Layer {
  name: string
  handle?: { stack?: Layer[] }
  route?: { path: unknown }
  match(path: string): boolean
}

/**
 * Hands a request to the application, inside OpenTelemetry's span when the project's
 * instrumentation.ts has registered one, as stock `medusa start` does.
 */
export function dispatch(app: Express, request: Request, response: Response): void {
  // Read at each request: Medusa's instrumentation sets it on its own module.
  const trace = startCommand.traceRequestHandler
  if (!trace) return app(request, response)
  const finished = new Promise<void>((resolve) => response.once("close", resolve))
  const handle = () => {
    app(request, response)
    return finished
  }
  void trace(handle, request, response, expressPath(app, request.url)).catch(() => undefined)
}

/** The route template that will take this URL, for the span's name. */
function expressPath(app: Express, url: string): string | undefined {
  const path = url.split("?", 1)[0] as string
  const layers = [...((app as unknown as { _router?: { stack: Layer[] } })._router?.stack ?? [])]
  for (let layer = layers.pop(); layer; layer = layers.pop()) {
    if (layer.name === "bound dispatch" && matches(layer, path)) return String(layer.route?.path)
    layers.push(...(layer.handle?.stack ?? []))
  }
  return undefined
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path)
  } catch {
    // A parameter that is not properly encoded; the request itself will be refused.
    return false
  }
}
