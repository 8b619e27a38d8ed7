// @ts-check
// Draws the installed shop's icons from the storefront's icon.svg: `node tools/icons.mjs`, after the sign has changed.
import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import sharp from "sharp"
import { root } from "./lib/root.mjs"

const app = join(root, "storefront/src/app")
const folder = join(root, "storefront/public/icons")
const svg = readFileSync(join(app, "icon.svg"), "utf8")
const ground = /<rect[^>]*fill="([^"]+)"/.exec(svg)?.[1] ?? "#fff"

/** Devices cut a maskable icon to their own shape; what matters is to lie in the middle four fifths. */
const MASKABLE = 0.8

mkdirSync(folder, { recursive: true })
for (const size of [192, 512]) {
  await draw(svg, size)
    .png()
    .toFile(join(folder, `any-${size}.png`))
  await fill(size, MASKABLE, join(folder, `maskable-${size}.png`))
}
await fill(180, 0.92, join(app, "apple-icon.png"))
console.log("✓ Icons drawn")

/** @param {string} picture @param {number} size */
function draw(picture, size) {
  return sharp(Buffer.from(picture), { density: (72 * size) / 32 }).resize(size, size)
}

/**
 * The sign on a ground that reaches the edges.
 * @param {number} size @param {number} share of the size that the sign takes @param {string} path
 */
async function fill(size, share, path) {
  const inner = await draw(svg.replace(/ rx="[^"]+"/, ""), Math.round(size * share))
    .png()
    .toBuffer()
  await sharp({ create: { width: size, height: size, channels: 4, background: ground } })
    .composite([{ input: inner }])
    .png()
    .toFile(path)
}
