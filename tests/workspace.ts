import { copyFileSync, cpSync, linkSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { copyCheckout, root, start, temporaryFolder } from "./support"

export interface Workspace {
  readonly path: string
  remove: () => void
  /** Runs one of the copy's tools to its end. */
  run: (tool: string, args?: string[], env?: Record<string, string>) => Promise<{ code: number | null; output: string }>
}

const ALSO = [
  "tsconfig.base.json",
  "biome.json",
  "knip.json",
  ".gitignore",
  "vitest.config.mts",
  "LICENSE",
  "tools/templates",
  "engine/tests/support",
]

/** A copy of the checkout in which plugins can come and go: its `node_modules` are links, but a folder of its own. */
export function workspace(): Workspace {
  const { path, remove } = temporaryFolder()
  copyCheckout(path)
  for (const name of ALSO) cpSync(join(root, name), join(path, name), { recursive: true })
  rmSync(join(path, "node_modules"))
  linkPackages(join(path, "node_modules"))
  for (const [name, target] of [
    ["engine", "engine"],
    ["admin", "admin"],
    ...readdirSync(join(root, "plugins")).map((plugin) => [plugin, `plugins/${plugin}`]),
  ] as const) {
    symlinkSync(join("../..", target as string), join(path, "node_modules/@wekala", name as string))
  }
  return {
    path,
    remove,
    run: (tool, args = [], env = {}) => start(join(path, tool), { args, cwd: path, env }).ended,
  }
}

/** Everything that the checkout has installed, except the workspace's own packages and npm's notes. */
function linkPackages(target: string): void {
  mkdirSync(join(target, "@wekala"), { recursive: true })
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (name === "@wekala" || (name.startsWith(".") && name !== ".bin")) continue
    // Medusa's own packages look for plugins from where they really are.
    if (name === "@medusajs") hardLink(join(root, "node_modules", name), join(target, name))
    else symlinkSync(join(root, "node_modules", name), join(target, name))
  }
}

/** The same files in another folder: at once, and without space; a copy where that is on another disk. */
export function hardLink(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) hardLink(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else {
      try {
        linkSync(source, target)
      } catch {
        copyFileSync(source, target)
      }
    }
  }
}

/** The engine serves the dashboard and wants it built; tests of a plugin's own code need no more than a page. */
export function pretendAdminIsBuilt({ path }: Workspace): void {
  const folder = join(path, ".medusa/server/public/admin")
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "index.html"), "<!doctype html><html><head></head><body></body></html>")
}
