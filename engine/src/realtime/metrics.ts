import { Counter, Gauge, Histogram, type Registry } from "prom-client"
import type { RoomMessage } from "./define-room"

export type Transport = "sse" | "websocket"

export interface RealtimeMetrics {
  connected(transport: Transport, change: 1 | -1): void
  /** The last of a message's listeners has been given it. */
  told(message: RoomMessage, listeners: number): void
  slowReader(transport: Transport): void
}

export function createRealtimeMetrics(register: Registry): RealtimeMetrics {
  const registers = [register]
  const connections = new Gauge({
    name: "wekala_realtime_connections",
    help: "Clients that follow rooms",
    labelNames: ["transport"],
    registers,
  })
  const messages = new Counter({ name: "wekala_realtime_messages_total", help: "Messages given to clients", registers })
  const slow = new Counter({
    name: "wekala_realtime_slow_readers_total",
    help: "Clients cut off as they did not read what they were sent",
    labelNames: ["transport"],
    registers,
  })
  const delay = new Histogram({
    name: "wekala_realtime_delivery_seconds",
    help: "From what a message tells of to its writing to the last listener of this process",
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  return {
    connected: (transport, change) => connections.inc({ transport }, change),
    told: ({ at }, listeners) => {
      messages.inc(listeners)
      // The clocks of two machines may differ by more than a delivery takes.
      if (at) delay.observe(Math.max(0, Date.now() - Date.parse(at)) / 1_000)
    },
    slowReader: (transport) => slow.inc({ transport }),
  }
}
