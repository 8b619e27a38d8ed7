import { registerTelemetry } from "@wekala/engine/server"

/** Medusa calls this before it loads anything. */
export function register() {
  registerTelemetry()
}
