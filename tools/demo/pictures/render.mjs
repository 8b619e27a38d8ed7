// @ts-check
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** @typedef {import('./plan.mjs').Picture} Picture */

const QUALITY = { quality: 80, effort: 2 }
/** Part of every hash: change it when the way of rendering changes. */
const RECIPE = `webp ${JSON.stringify(QUALITY)} thumb 600`
/** The list of hashes of what is already rendered; hidden, so /static does not serve it. */
const LEDGER = '.rendered.json'

/** @param {string} file */
async function readLedger(file) {
  try {
    return /** @type {Record<string, string>} */ (JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return {} // First run, or a ledger cut short: rendering again is only slow, not wrong.
  }
}

/**
 * Render what is not there yet. A picture is skipped when its file exists and
 * was rendered from the same drawing.
 * @param {Picture[]} pictures @param {string} directory
 * @returns {Promise<{ rendered: number, skipped: number }>}
 */
export async function renderPictures(pictures, directory) {
  await mkdir(directory, { recursive: true })
  const ledgerFile = path.join(directory, LEDGER)
  const ledger = await readLedger(ledgerFile)
  const present = new Set(await readdir(directory))
  const waiting = pictures.map((picture) => ({ picture, svg: picture.svg() })).map((job) => ({ ...job, hash: createHash('sha256').update(RECIPE).update(job.svg).digest('hex').slice(0, 24) }))
    .filter(({ picture, hash }) => !(ledger[picture.file] === hash && present.has(picture.file) && (!picture.thumbnail || present.has(picture.thumbnail))))
  const rendered = waiting.length
  if (rendered > 0) {
    const { default: sharp } = await import('sharp')
    // Several pictures at once beat several threads on one picture.
    const threads = sharp.concurrency()
    sharp.concurrency(1)
    const worker = async () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        await renderOne(sharp, job.picture, job.svg, directory)
        ledger[job.picture.file] = job.hash
      }
    }
    try {
      await Promise.all([worker(), worker(), worker()])
    } finally {
      sharp.concurrency(threads)
      await writeWhole(ledgerFile, JSON.stringify(ledger, null, 1))
    }
  }
  return { rendered, skipped: pictures.length - rendered }
}

/** @param {(input: Buffer, options?: any) => import('sharp').Sharp} sharp @param {Picture} picture @param {string} svg @param {string} directory */
async function renderOne(sharp, picture, svg, directory) {
  // The SVG is drawn once, to pixels; picture and thumbnail are both made of those.
  const { data, info } = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).raw().toBuffer({ resolveWithObject: true })
  const pixels = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  if (picture.thumbnail) await writeWhole(path.join(directory, picture.thumbnail), await pixels().resize(600, 600, { fit: 'cover' }).webp(QUALITY).toBuffer())
  await writeWhole(path.join(directory, picture.file), await pixels().webp(QUALITY).toBuffer())
}

/** Write beside and rename, so that nobody is ever served half a picture. @param {string} file @param {string | Buffer} content */
async function writeWhole(file, content) {
  await writeFile(`${file}.part`, content)
  await rename(`${file}.part`, file)
}
