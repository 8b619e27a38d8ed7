import { ensureCatalogue, ensureIndexes } from "../../catalogue"
import { closeDataSource } from "../../kit/database/data-source"
import { attachWatches } from "../../kit/database/watch"
import { startJobs, stopJobs } from "../../kit/jobs/runner"
import { ModuleService } from "../../kit/module/module-service"
import { log } from "../../server/logging/log"
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
      onApplicationStart: () => begin(declaration).catch(tell),
      onApplicationPrepareShutdown: () => stopJobs(),
      onApplicationShutdown: () => closeDataSource(),
    }
  }
}

async function begin({ worker_mode }: Declaration): Promise<void> {
  await attachWatches()
  await ensureIndexes()
  if (worker_mode === "server" || process.env.WEKALA_JOBS === "off") return
  await startJobs()
  await ensureCatalogue()
  await ensureSearch()
}

/** Medusa passes over what goes wrong in a hook without a word. */
function tell(error: unknown): void {
  log.error({ err: error }, "Durable work could not be started")
}
