import { ensureCatalogue } from "../../catalogue"
import { closeDataSource } from "../../kit/database/data-source"
import { attachWatches } from "../../kit/database/watch"
import { startJobs, stopJobs } from "../../kit/jobs/runner"
import { ModuleService } from "../../kit/module/module-service"
import "../../accounts"
import "../../mail/letters/orders"
import "../../payments/calls"
import "../../payments/reconcile"
import "../../payments/report"
import { ensureSearch } from "../../search"
import "../../webhooks/inbox"
import "./jobs"

interface Declaration {
  worker_mode?: "server" | "worker" | "shared"
}

/** Runs the house's durable work for as long as the application does; in `server` mode it only enqueues. */
export class EngineService extends ModuleService {
  readonly __hooks: Record<string, () => Promise<void>>

  constructor(_dependencies: unknown, _options: unknown, declaration: Declaration = {}) {
    super()
    this.__hooks = {
      onApplicationStart: async () => {
        await attachWatches()
        if (declaration.worker_mode === "server" || process.env.WEKALA_JOBS === "off") return
        await ensureCatalogue()
        await ensureSearch()
        await startJobs()
      },
      onApplicationPrepareShutdown: () => stopJobs(),
      onApplicationShutdown: () => closeDataSource(),
    }
  }
}
