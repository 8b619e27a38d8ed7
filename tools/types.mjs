// @ts-check
// `npm run types`: checks all TypeScript, and writes the declarations that packages read of each other.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { packages, root } from "./build.mjs"

const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc")
const projects = packages().filter((folder) => existsSync(join(root, folder, "tsconfig.json")))

/** @param {string[]} args */
const run = (args) => spawnSync(process.execPath, [tsc, ...args], { cwd: root, stdio: "inherit" }).status === 0

// Browser code and scripts write no declarations; they are only checked.
const checked = ["tools", "tools/demo", "tests", "storefront", ...packages().map((folder) => join(folder, "src/admin"))]
const ok = [
  run(["--build", "--emitDeclarationOnly", ...projects]),
  ...checked.filter((folder) => existsSync(join(root, folder, "tsconfig.json"))).map((folder) => run(["--noEmit", "--project", folder])),
]
process.exitCode = ok.every(Boolean) ? 0 : 1
