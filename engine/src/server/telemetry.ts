import type { SpanExporter } from "@medusajs/framework/opentelemetry/sdk-trace-node"
import { registerOtel } from "@medusajs/medusa"
import { maskSql } from "./logging/mask-sql"

let sdk: { shutdown(): Promise<void> } | undefined

/**
 * Sends traces of requests, workflows, queries and SQL to the collector of `OTEL_EXPORTER_OTLP_ENDPOINT`
 * (OTLP over HTTP); without it, does nothing. To be called by `register` of the project's
 * instrumentation.ts, which Medusa calls before it loads anything. The other `OTEL_*` variables of the
 * standard work too.
 */
export function registerTelemetry(env: NodeJS.ProcessEnv = process.env): void {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return
  const { OTLPTraceExporter } =
    require("@opentelemetry/exporter-trace-otlp-http") as typeof import("@opentelemetry/exporter-trace-otlp-http")
  const { BatchSpanProcessor } =
    require("@medusajs/framework/opentelemetry/sdk-trace-node") as typeof import("@medusajs/framework/opentelemetry/sdk-trace-node")
  sdk = registerOtel({
    serviceName: env.OTEL_SERVICE_NAME ?? "wekala",
    instrument: { http: true, query: true, workflows: true, db: true },
    // Medusa's own choice sends every span in a request of its own.
    spanProcessors: [new BatchSpanProcessor(withoutSecrets(new OTLPTraceExporter()))],
  })
}

/** Sends the spans that still wait. */
export async function stopTelemetry(): Promise<void> {
  await sdk?.shutdown().catch(() => undefined)
  sdk = undefined
}

/** Medusa writes all headers of a request into its span, tokens and cookies too, its whole URL, and SQL with its values. */
function withoutSecrets(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => {
      for (const { attributes, status } of spans) {
        if (status.message) status.message = maskSql(status.message)
        if (attributes["db.statement"]) attributes["db.statement"] = maskSql(String(attributes["db.statement"]))
        if (!("http.method" in attributes)) continue
        for (const name of Object.keys(attributes)) if (!name.startsWith("http.") && name !== "user-agent") delete attributes[name]
        attributes["http.url"] = String(attributes["http.url"]).split("?", 1)[0]
      }
      exporter.export(spans, done)
    },
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush?.() as Promise<void> }),
  }
}
