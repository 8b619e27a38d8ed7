type Node = Record<string, unknown>

/** The texts of one language: an entity's id, then its fields. */
export type Texts = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const KEPT = new Set(["id", "created_at", "updated_at", "deleted_at", "metadata"])

/** Writes translated texts over a record's own, all the way down, where Medusa's `applyTranslations` would. */
export function translate(record: Node, texts: Texts): void {
  const own = texts[record.id as string]
  for (const [key, value] of Object.entries(record)) {
    if (KEPT.has(key)) continue
    const text = own?.[key]
    if (text !== undefined && typeof text === typeof value && !(typeof text === "string" && text.trim() === "")) {
      record[key] = text
      continue
    }
    for (const child of Array.isArray(value) ? value : [value]) if (isIdentified(child)) translate(child, texts)
  }
}

function isIdentified(value: unknown): value is Node {
  return value !== null && typeof value === "object" && Boolean((value as Node).id)
}
