import { load } from "./helper"

interface JoinerConfig {
  schema?: string
  alias?: { name: string | string[]; entity?: string }[]
  extends?: { entity?: string; serviceName: string; fieldAlias?: Record<string, string | { path: string }> }[]
}

/**
 * Paths of relations in the whole query graph from an entity, up to a depth: the modules' own GraphQL
 * types, and what links add to them.
 */
export function relationPaths(entity: string, depth: number): string[] {
  const graph = readGraph()
  const paths: string[] = []
  const walk = (type: string, prefix: string, left: number) => {
    for (const [name, target] of graph.get(type) ?? []) {
      const path = `${prefix}${name}`
      paths.push(path)
      if (left > 1 && target) walk(target, `${path}.`, left - 1)
    }
  }
  walk(entity, "", depth)
  return paths
}

function readGraph(): Map<string, Map<string, string | undefined>> {
  const { MedusaModule } = load("@medusajs/framework/modules-sdk") as { MedusaModule: { getAllJoinerConfigs(): JoinerConfig[] } }
  const configs = MedusaModule.getAllJoinerConfigs()
  const graph = new Map<string, Map<string, string | undefined>>()
  for (const { schema = "" } of configs) {
    for (const [, type, body] of schema.matchAll(/type (\w+)[^{]*\{([^}]*)\}/g)) {
      const fields = graph.get(type as string) ?? new Map<string, string | undefined>()
      for (const [, name, target] of (body as string).matchAll(/(\w+)\s*(?:\([^)]*\))?\s*:\s*\[?(\w+)/g))
        fields.set(name as string, target as string)
      graph.set(type as string, fields)
    }
  }
  // Columns are no relations.
  for (const fields of graph.values()) for (const [name, target] of fields) if (!graph.has(target ?? "")) fields.delete(name)
  const byAlias = new Map(
    configs.flatMap(({ alias = [] }) => alias.flatMap(({ name, entity }) => [name].flat().map((one) => [one, entity] as const))),
  )
  for (const { extends: extensions = [] } of configs) {
    for (const { entity, fieldAlias = {} } of extensions) {
      const fields = graph.get(entity ?? "")
      for (const [name, target] of Object.entries(fieldAlias)) {
        const last = (typeof target === "string" ? target : target.path).split(".").at(-1) as string
        fields?.set(name, byAlias.get(last))
      }
    }
  }
  return graph
}
