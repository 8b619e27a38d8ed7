import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "./support"

interface Entry {
  optionalDependencies?: Record<string, string>
  resolved?: string
}

const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Entry> }

/** Where Node would find a package: in the folder of the one that asks, or in one above. */
function isListed(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    if (packages[`${folder && `${folder}/`}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

// npm leaves out what it could not see where it was run; `npm ci` on any other machine then refuses the file.
test("package-lock.json names the packages of every platform", () => {
  const missing = Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isListed(from, name)),
  )
  expect(missing).toEqual([])
})

test("package-lock.json names no registry of somebody's own", () => {
  const hosts = new Set(Object.values(packages).flatMap(({ resolved }) => (resolved?.includes("://") ? [new URL(resolved).host] : [])))
  expect([...hosts].filter((host) => host !== "registry.npmjs.org")).toEqual([])
})
