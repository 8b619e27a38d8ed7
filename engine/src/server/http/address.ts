import { isIPv6 } from "node:net"
import type { Request } from "express"

/** Where a caller is, for counting. One household or server has a whole IPv6 /64 to choose addresses from, so that is what is counted. */
export function addressOf(request: Request): string {
  const address = request.ip ?? request.socket.remoteAddress ?? "unknown"
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address
  const [head = "", tail = ""] = address.split("::", 2)
  const left = head.split(":").filter(Boolean)
  const right = tail.split(":").filter(Boolean)
  const groups = address.includes("::")
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0"), ...right]
    : left
  return `${groups.slice(0, 4).join(":")}::/64`
}
