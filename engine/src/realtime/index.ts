/**
 * Rooms that clients follow live: what a plugin publishes in a transaction reaches every listener of every
 * process, once and in order, over server-sent events or a WebSocket. Plugins declare rooms with `defineRoom`.
 */
import type { ConfigModule } from "@medusajs/framework/types"
import { type Express, type Request, Router } from "express"
import type { Server } from "node:http"
import type { Registry } from "prom-client"
import { liveContextOf } from "../accounts/sessions"
import { answerError } from "../server/http/answer"
import { Hub } from "./hub"
import { Door, type RealtimeSettings } from "./limits"
import { createRealtimeMetrics } from "./metrics"
import { Sockets } from "./sockets"
import { NoticeSource } from "./source"
import { Streams } from "./streams"

interface Options {
  readonly app: Express
  readonly server: Server
  readonly config: ConfigModule
  readonly settings: RealtimeSettings
  readonly register: Registry
}

/** Lets the application serve its rooms; ahead of Medusa, which would ask the database who calls. */
export function mountRealtime({ app, server, config, settings, register }: Options): { stop(): Promise<void> } {
  const metrics = createRealtimeMetrics(register)
  // The first listener has the process listen; a worker, whom nobody asks, needs no connection for it.
  const hub: Hub = new Hub({ entered: () => source.start(), told: metrics.told })
  const source = new NoticeSource(config.projectConfig.databaseUrl as string, {
    hear: (notice) => hub.hear(notice),
    listening: () => hub.catchUp(),
  })
  const door = new Door(settings)
  const shared = {
    door,
    metrics,
    hub,
    customerOf: async (request: Request) => (await liveContextOf(request as never, config))?.actor_id,
  }
  const streams = new Streams(shared)
  const sockets = new Sockets({ ...shared, app, origins: config.projectConfig.http.storeCors })
  const router = Router()
  router.get("/realtime/:room/:key", streams.serve)
  router.get("/realtime", (_request, response) =>
    answerError(response, 426, UPGRADE_REQUIRED, { Upgrade: "websocket", Connection: "Upgrade" }),
  )
  app.use(router)
  sockets.attach(server)
  return {
    stop: async () => {
      door.shut()
      streams.stop()
      sockets.stop()
      await source.stop()
    },
  }
}

const UPGRADE_REQUIRED = {
  type: "invalid_data",
  code: "upgrade_required",
  message: "This is a WebSocket; rooms are at /realtime/<room>/<key>.",
}
