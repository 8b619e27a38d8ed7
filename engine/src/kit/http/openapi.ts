import { configManager } from "@medusajs/framework/config"
import { getResolvedPlugins } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { existsSync, readdirSync } from "node:fs"
import { dirname, join, relative, sep } from "node:path"
import type { Audience, RouteDefinition, RouteHandler } from "./route"

type Json = Record<string, unknown>

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const
type Method = (typeof METHODS)[number]

/** One route of a plugin: where it is, and what its `defineRoute` says of it. */
export interface DocumentedRoute {
  readonly method: Method
  /** With parameters in braces: `/store/auctions/{id}/bids`. */
  readonly path: string
  readonly definition: RouteDefinition
  readonly handler: RouteHandler
}

let built: Promise<Json> | undefined

/** The OpenAPI 3.1 document of every installed plugin's routes; made once per process. */
export function openApiDocument(): Promise<Json> {
  built ??= buildDocument().catch((error: unknown) => {
    built = undefined
    throw error
  })
  return built
}

async function buildDocument(): Promise<Json> {
  const { version } = require("@wekala/engine/package.json") as { version: string }
  return toOpenApi(
    (await apiFolders()).flatMap(({ folder }) => routesIn(folder)),
    version,
  )
}

/** The `api` folder of every installed plugin, and of the application itself. */
export async function apiFolders(): Promise<{ plugin: string; folder: string }[]> {
  const plugins = await getResolvedPlugins(configManager.baseDir, configManager.config, true)
  return plugins.map(({ name, resolve }) => ({ plugin: name, folder: join(resolve, "api") }))
}

/** The routes in a plugin's `api` folder that were made with `defineRoute`; others have nothing to say of themselves. */
export function routesIn(folder: string): DocumentedRoute[] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^route\.[jt]s$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return files.flatMap((file) => {
    const exported = require(file) as Partial<Record<Method, RouteHandler>>
    const path = pathOf(relative(folder, dirname(file)))
    return METHODS.flatMap((method) => {
      const handler = exported[method]
      return handler?.definition ? [{ method, path, definition: handler.definition, handler }] : []
    })
  })
}

function pathOf(folder: string): string {
  return `/${folder
    .split(sep)
    .filter(Boolean)
    .map((segment) => segment.replace(/\[(\w+)\]/g, "{$1}"))
    .join("/")}`
}

/** Writes the document for the given routes. Pure, so that a test can hold it against the standard. */
export function toOpenApi(routes: readonly DocumentedRoute[], version: string): Json {
  const schemas: Json = { Error: errorSchema }
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    paths[route.path] ??= {}
    const path = paths[route.path] as Json
    path[route.method.toLowerCase()] = operation(route, schemas)
  }
  const tags = [...new Set(routes.map((route) => route.definition.tag))].sort()
  return {
    openapi: "3.1.0",
    info: {
      title: "Wekala",
      version,
      description:
        "Routes that Wekala's plugins add to [Medusa's store and admin APIs](https://docs.medusajs.com/api/store). " +
        "Amounts are decimals in major units. Every error is `{ type, code, message }`; switch on `code`.",
    },
    servers: [{ url: "/" }],
    tags: tags.map((name) => ({ name })),
    paths,
    components: { schemas, securitySchemes },
  }
}

function operation({ method, path, definition }: DocumentedRoute, schemas: Json): Json {
  const { summary, description, tag, audience, body } = definition
  const requestBody = body && {
    required: true,
    content: { "application/json": { schema: jsonSchema(body, "input", schemas) } },
  }
  return {
    operationId: operationId(method, path),
    summary,
    ...(description ? { description } : {}),
    tags: [tag],
    parameters: parameters(method, path, definition, schemas),
    ...(requestBody ? { requestBody } : {}),
    responses: responses(definition, schemas),
    security: security(audience, path),
  }
}

function operationId(method: Method, path: string): string {
  const words = path.split(/[^a-zA-Z0-9]+/).filter(Boolean)
  return [method.toLowerCase(), ...words.map((word) => word[0]?.toUpperCase() + word.slice(1))].join("")
}

function parameters(method: Method, path: string, { params, query }: RouteDefinition, schemas: Json): Json[] {
  const described = params ? properties(jsonSchema(params, "input", schemas)) : []
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: described.find((property) => property.name === name)?.schema ?? { type: "string" },
  }))
  const inQuery = query ? properties(jsonSchema(query, "input", schemas)).map(queryParameter) : []
  return [...inPath, ...inQuery, ...(method === "GET" ? [] : [idempotencyKey])]
}

interface Property {
  name: string
  schema: Json
  required: boolean
}

function properties(schema: Json): Property[] {
  const required = (schema.required ?? []) as string[]
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([name, property]) => ({
    name,
    schema: property,
    required: required.includes(name),
  }))
}

function queryParameter({ name, schema, required }: Property): Json {
  const alternatives = [schema, ...((schema.anyOf ?? []) as Json[])]
  // `created_at[$gte]=…`: how an operator map is written in a URL.
  const deep = alternatives.some((alternative) => alternative.type === "object") ? { style: "deepObject", explode: true } : {}
  return { name, in: "query", required, ...deep, schema }
}

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Repeat a request safely: the same key and body give the first answer again, for 24 hours.",
  schema: { type: "string", maxLength: 255 },
}

function responses({ audience, response, status = 200, produces, errors = {} }: RouteDefinition, schemas: Json): Json {
  const codes = Object.entries(errors).map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
  return {
    [status]: success(response, status, produces, schemas),
    400: errorResponse("A field is missing, unknown or malformed (`invalid_input`); `fields` names it."),
    ...(audience === "public" ? {} : { 401: errorResponse("Not signed in (`sign_in_required`).") }),
    "4XX": errorResponse(codes.length > 0 ? `Errors of this route:\n${codes.join("\n")}` : "The request cannot be served; see `code`."),
  }
}

function success(response: z.ZodType | undefined, status: number, produces: string | undefined, schemas: Json): Json {
  if (status === 204) return { description: "Done." }
  if (produces) return { description: "A file.", content: { [produces]: { schema: { type: "string" } } } }
  if (!response) return { description: "Done." }
  return { description: "Done.", content: { "application/json": { schema: jsonSchema(response, "output", schemas) } } }
}

function errorResponse(description: string): Json {
  return { description, content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } }
}

const errorSchema = {
  type: "object",
  required: ["type", "code", "message"],
  properties: {
    type: { type: "string", description: "The class of error.", examples: ["invalid_data", "not_found", "not_allowed"] },
    code: { type: "string", description: "What a client can switch on." },
    message: { type: "string", description: "A sentence for people." },
    fields: {
      type: "array",
      description: "The input fields concerned.",
      items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } }, required: ["path", "message"] },
    },
  },
}

const securitySchemes = {
  publishableKey: { type: "apiKey", in: "header", name: "x-publishable-api-key", description: "Names the shop's sales channel." },
  customerToken: { type: "http", scheme: "bearer", description: "From POST /auth/customer/emailpass." },
  adminToken: { type: "http", scheme: "bearer", description: "From POST /auth/user/emailpass." },
  secretKey: { type: "http", scheme: "basic", description: "A secret API key as user name, no password." },
  session: { type: "apiKey", in: "cookie", name: "connect.sid", description: "From POST /auth/session." },
}

function security(audience: Audience, path: string): Json[] {
  if (audience === "admin") return [{ adminToken: [] }, { session: [] }, { secretKey: [] }]
  const key = path.startsWith("/store") ? { publishableKey: [] } : {}
  if (audience === "customer")
    return [
      { ...key, customerToken: [] },
      { ...key, session: [] },
    ]
  return Object.keys(key).length > 0 ? [key] : []
}

/** A zod schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; shared parts move to `components`. */
function jsonSchema(schema: z.ZodType, io: "input" | "output", schemas: Json): Json {
  const converted = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema: target }) => {
      // JSON has no dates; ours are written as ISO 8601.
      if (zodSchema._zod.def.type === "date") Object.assign(target, { type: "string", format: "date-time" })
    },
  }) as Json
  const { $schema: _version, $defs, ...own } = converted
  Object.assign(schemas, relocate(($defs ?? {}) as Json))
  return relocate(own)
}

function relocate(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}
