import Redis from "ioredis"
import { CheckFailure } from "./http/probes"

/** A readiness check on Redis over a connection of its own, kept open between checks. */
export function createRedisCheck(url: string): { check: () => Promise<void>; close: () => void } {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, connectTimeout: 2_000, commandTimeout: 2_000 })
  // Every failed reconnection reports here; the check is where it is told.
  redis.on("error", () => undefined)
  return {
    check: async () => {
      if ((await redis.ping()) !== "PONG") throw new CheckFailure("unexpected answer")
    },
    close: () => redis.disconnect(),
  }
}
