/**
 * What a path says where its pattern has names: `lots/7` in `lots/:id` is `{ id: "7" }`. Undefined when it does not fit.
 */
export function matchPath(pattern: string, path: readonly string[]): Record<string, string> | undefined {
  const parts = pattern.split("/")
  if (parts.length !== path.length) return undefined
  const segments: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const given = path[index] as string
    if (part.startsWith(":")) segments[part.slice(1)] = given
    else if (part !== given) return undefined
  }
  return segments
}

/** The first of these that fits, with what the path says. */
export function findByPath<Part extends { readonly path: string }>(parts: readonly Part[], path: readonly string[]) {
  for (const part of parts) {
    const segments = matchPath(part.path, path)
    if (segments) return { part, segments }
  }
  return undefined
}
