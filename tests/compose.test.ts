import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { root } from "./support"

interface Service {
  image?: string
  build?: { context: string; dockerfile: string; target: string }
  user?: string
  restart?: string
  command?: string[]
  environment?: Record<string, string>
  healthcheck?: { test?: string[]; disable?: boolean }
  depends_on?: Record<string, { condition: string }>
  volumes?: string[]
  ports?: string[]
}

const text = readFileSync(join(root, "docker-compose.yml"), "utf8")
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> }
const services = Object.entries(compose.services)
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }
const dockerfile = readFileSync(join(root, "deploy/Dockerfile"), "utf8")
const PINNED = /:v?\d+\.\d+(\.\d+)?(-[a-z]+)*$/

test("the whole shop is described", () => {
  expect(Object.keys(compose.services).sort()).toEqual(
    ["mail", "meilisearch", "migrate", "postgres", "redis", "server", "storefront", "worker"].sort(),
  )
})

describe.each(services)("service %s", (name, service) => {
  const endsByItself = name === "migrate"

  test("has a pinned image", () => {
    expect(service.image).toMatch(PINNED)
  })

  test("says whether it is restarted", () => {
    expect(service.restart).toBe(endsByItself ? "no" : "unless-stopped")
  })

  test("has a health check, unless it ends by itself", () => {
    if (endsByItself) expect(service.healthcheck).toEqual({ disable: true })
    else expect(service.healthcheck?.test?.length).toBeGreaterThan(1)
  })

  test("does not run as root, or as a root without any capability", () => {
    expect(service.user).toBeTruthy()
    if (/^(0|root)(:|$)/.test(service.user ?? "")) expect(service).toMatchObject({ cap_drop: ["ALL"] })
  })

  test("waits only for services that exist, in a way that they can fulfil", () => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      const other = compose.services[needed]
      expect(other, needed).toBeDefined()
      expect(condition).toBe(other?.restart === "no" ? "service_completed_successfully" : "service_healthy")
    }
  })

  test("keeps data in declared volumes", () => {
    for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(":")[0] as string)
  })

  test("runs a file that exists, as one of package.json's scripts does", () => {
    if (service.build?.target !== "engine") return
    const command = service.command?.join(" ") ?? ""
    expect(existsSync(join(root, service.command?.[1] as string))).toBe(true)
    expect(Object.values(scripts)).toContain(command)
  })

  test("checks its health with a file that exists", () => {
    const script = service.healthcheck?.test?.find((part) => part.endsWith(".mjs"))
    if (service.build && !endsByItself) expect(existsSync(join(root, script as string))).toBe(true)
  })

  test("is built from a stage of the Dockerfile", () => {
    if (!service.build) return
    expect(existsSync(join(root, service.build.context, service.build.dockerfile))).toBe(true)
    expect(dockerfile).toMatch(new RegExp(` AS ${service.build.target}$`, "m"))
  })
})

test("no secret stands in the file: each comes from outside, and its absence is told", () => {
  for (const [name, service] of services) {
    for (const [variable, value] of Object.entries(service.environment ?? {})) {
      // A publishable key is none: it is known only when the shop runs, and travels in every request.
      if (!/PASSWORD|SECRET|TOKEN|KEY/.test(variable) || variable.includes("PUBLISHABLE")) continue
      // A gateway or a search server is used where its keys are set; an empty one is none.
      if (/^(STRIPE|PAYMOB|MEILISEARCH)_/.test(variable)) expect(value).toBe(`\${${variable}:-}`)
      else expect(value, `${name}.${variable}`).toMatch(/^\$\{\w+:\?[^}]+\}$/)
    }
  }
  expect(text).not.toMatch(/:\/\/[^$\s"]*:[^$\s"@/]+@/)
})

describe("the Dockerfile", () => {
  test("builds on a pinned image of Node 22", () => {
    expect(dockerfile).toMatch(/^ARG NODE_IMAGE=node:22\.\d+\.\d+-bookworm-slim$/m)
    for (const [, from] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(["$".concat("{NODE_IMAGE}"), "build"]).toContain(from)
  })

  test("has a user other than root and a health check in each image that runs", () => {
    for (const stage of ["engine", "storefront"]) {
      const lines = dockerfile.split(new RegExp(`^FROM .* AS ${stage}$`, "m"))[1]?.split(/^FROM /m)[0] ?? ""
      expect(lines).toMatch(/^USER node$/m)
      expect(lines).toMatch(/^HEALTHCHECK /m)
    }
  })

  test("runs scripts that exist", () => {
    for (const [, script] of dockerfile.matchAll(/npm run (\w+)(?! --workspace|.*--workspace)/g))
      expect(scripts).toHaveProperty(script as string)
    for (const [, file] of dockerfile.matchAll(/"node", "([^"]+)"/g)) expect(existsSync(join(root, file as string))).toBe(true)
  })
})
