/**
 * Wekala's server: HTTP in front of Medusa with probes, metrics, limits and logs. `main.ts` is the
 * executable, `startServer` the same for programs and tests.
 */
export { type Rebuilt, rebuildCatalogue } from "../catalogue"
export { log } from "./logging/log"
export { createMedusaLogger } from "./logging/medusa-logger"
export { migrate, pendingMigrations } from "./migrate"
export { StartupError } from "./settings"
export { type RunningServer, type ServerOptions, startServer } from "./start"
export { registerTelemetry } from "./telemetry"
