// @ts-check
import { Interrupted } from "./errors.mjs"

const LABEL_WIDTH = 22

/** @param {number} startedAt */
function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s`
}

/** @type {Map<string, { startedAt: number, remark: string }>} */
const open = new Map()
/** @type {NodeJS.Timeout | undefined} */
let ticking

function drawOpen() {
  process.stdout.write("\r\x1b[K")
  const [label, running] = [...open][0] ?? []
  if (!label || !running) return
  const line = `… ${label.padEnd(LABEL_WIDTH)} ${seconds(running.startedAt)}   ${running.remark}`
  // A line that wraps cannot be drawn over.
  process.stdout.write(line.slice(0, process.stdout.columns - 1))
}

/** @param {string} line */
function print(line) {
  if (process.stdout.isTTY) process.stdout.write("\r\x1b[K")
  console.log(line)
  if (process.stdout.isTTY) drawOpen()
}

/**
 * Runs one step and prints its line when it has ended; on a terminal the time runs along.
 * `work` may set a remark that stands behind it, now and when it has ended.
 *
 * @template T
 * @param {string} label
 * @param {(remark: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const running = { startedAt: Date.now(), remark: "" }
  open.set(label, running)
  if (process.stdout.isTTY) {
    ticking ??= setInterval(drawOpen, 1000)
    drawOpen()
  }
  /** @param {string} [mark] */
  const close = (mark) => {
    open.delete(label)
    if (open.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
    if (mark) print(`${mark} ${label.padEnd(LABEL_WIDTH)} ${seconds(running.startedAt)}${running.remark && `   ${running.remark}`}`)
  }
  try {
    const result = await work((text) => {
      running.remark = text
    })
    close("✓")
    return result
  } catch (error) {
    // What was interrupted has not failed.
    close(error instanceof Interrupted ? undefined : "✗")
    throw error
  }
}
