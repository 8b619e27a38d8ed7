import type { MiddlewareRoute } from "@medusajs/framework/http"
import type { Express } from "express"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { apiFolders, type DocumentedRoute, routesIn } from "../../kit/http/openapi"
import { log } from "../logging/log"

/** A route that may be served ahead of Medusa. */
export interface FastRoute {
  readonly method: DocumentedRoute["method"]
  /** As Express has it: `/store/auctions/:id/bids`. */
  readonly path: string
  readonly handler: DocumentedRoute["handler"]
  /** Routes of the same method that Medusa would prefer to it: `/store/auctions/mine` to `/store/auctions/:id`. */
  readonly preferred: readonly string[]
}

/** Our own middlewares, whose work the fast lane does itself. */
const ENGINE = "@wekala/engine"

/** What plugins and the application bring, in view of what may be answered ahead of Medusa. */
export interface Discovered {
  /** The routes of all plugins that are declared `fast`. One that somebody else's middleware would have a say in is left to Medusa. */
  readonly routes: readonly FastRoute[]
  /**
   * Whether a GET route of Medusa's own may be: neither a middleware of somebody else's nor a route file in its place has a say.
   * Answers what Medusa would prefer to it.
   */
  preferredToOwn(path: string): readonly string[] | undefined
}

/** @param app with Medusa's routes loaded */
export async function discover(app: Express): Promise<Discovered> {
  const folders = await apiFolders()
  const middlewares = folders.flatMap(({ plugin, folder }) => (plugin === ENGINE ? [] : middlewaresIn(folder)))
  const isHeld = (method: string, path: string, isReplaced = false) => {
    if (!isReplaced && !middlewares.some((middleware) => hasSay(middleware, method, path))) return false
    log.info(
      `${method} ${path} is not served ahead of Medusa: a ${isReplaced ? "route" : "middleware"} of a plugin's or the application's has a say in it`,
    )
    return true
  }
  const routes = folders
    .flatMap(({ folder }) => routesIn(folder))
    .filter(({ definition }) => definition.fast)
    .flatMap(({ method, path: template, handler }) => {
      const path = template.replaceAll(/\{(\w+)\}/g, ":$1")
      if (!path.startsWith("/store/")) throw new Error(`${method} ${path} cannot be fast: only store routes can`)
      return isHeld(method, path) ? [] : [{ method, path, handler, preferred: preferredTo(app, method, path) }]
    })
  return {
    routes,
    preferredToOwn: (path) => {
      const isReplaced = folders.some(({ folder }) => hasRouteFile(folder, segmentsOf(path)))
      return isHeld("GET", path, isReplaced) ? undefined : preferredTo(app, "GET", path)
    },
  }
}

/** Whether a folder of routes has a file for this path, whatever it calls its parameters. */
export function hasRouteFile(folder: string, [segment, ...rest]: string[]): boolean {
  if (!existsSync(folder)) return false
  const entries = readdirSync(folder, { withFileTypes: true })
  if (segment === undefined) return entries.some(({ name }) => /^route\.[jt]s$/.test(name))
  const isMeant = (name: string) => (segment.startsWith(":") ? name.startsWith("[") : name.toLowerCase() === segment)
  return entries.some((entry) => entry.isDirectory() && isMeant(entry.name) && hasRouteFile(join(folder, entry.name), rest))
}

function middlewaresIn(folder: string): MiddlewareRoute[] {
  const file = ["middlewares.js", "middlewares.ts"].map((name) => join(folder, name)).find(existsSync)
  return file ? ((require(file) as { default?: { routes?: MiddlewareRoute[] } }).default?.routes ?? []) : []
}

/** Whether Medusa would run this middleware for a route. When in doubt, it would. */
export function hasSay({ matcher, method, methods }: MiddlewareRoute, routeMethod: string, path: string): boolean {
  const only = [methods ?? method ?? []].flat()
  if (only.length > 0 && !only.some((one) => one === routeMethod || one === "ALL" || one === "USE")) return false
  if (typeof matcher !== "string") return true
  const [given, own] = [segmentsOf(matcher), segmentsOf(path)]
  // Without a method it holds for everything below it.
  const isLongEnough = only.length > 0 ? given.length === own.length : given.length <= own.length
  const isWild = given.some((segment) => /[*(?+]/.test(segment))
  return isWild ? mayBegin(given, own) : isLongEnough && given.every((segment, index) => mayBeSame(segment, own[index] as string))
}

interface Layer {
  route?: { path: unknown; methods: Record<string, boolean> }
}

/** The routes that come before this one in Medusa's order and may match the same URL. */
function preferredTo(app: Express, method: string, path: string): string[] {
  const layers = (app as unknown as { _router: { stack: Layer[] } })._router.stack
  const paths = layers.flatMap(({ route }) => (route?.methods[method.toLowerCase()] && typeof route.path === "string" ? [route.path] : []))
  const own = paths.indexOf(path)
  return [...new Set(paths.slice(0, Math.max(own, 0)))].filter((other) => other !== path && mayMatchSame(other, path))
}

function mayMatchSame(a: string, b: string): boolean {
  const [left, right] = [segmentsOf(a), segmentsOf(b)]
  if (left.some((segment) => /[*(?+]/.test(segment))) return mayBegin(left, right)
  return left.length === right.length && left.every((segment, index) => mayBeSame(segment, right[index] as string))
}

/** Up to its first wild segment. */
function mayBegin(wild: string[], path: string[]): boolean {
  const plain = wild.slice(
    0,
    wild.findIndex((segment) => /[*(?+]/.test(segment)),
  )
  return plain.every((segment, index) => path[index] !== undefined && mayBeSame(segment, path[index] as string))
}

const segmentsOf = (path: string) => path.split("/").filter(Boolean)

const mayBeSame = (a: string, b: string) => a.startsWith(":") || b.startsWith(":") || a.toLowerCase() === b.toLowerCase()
