// @ts-check

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {number} median
 * @property {number} least
 * @property {number} most
 * @property {string} unit
 * @property {{ to: string, ratio: number, wanted?: number, atMost?: number }} [beside] ours ÷ the peer's; at least `wanted`, or
 *   at most `atMost`
 * @property {string} [wanted] of the figure itself
 */

/**
 * @param {string} name
 * @param {string} unit
 * @param {number[]} figures one per round
 * @returns {Row}
 */
export function row(name, unit, figures) {
  const sorted = [...figures].sort((a, b) => a - b)
  return { name, unit, median: median(sorted), least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}

/**
 * The median of each round's own ratio: what slowed a round slowed both.
 * @param {string} to
 * @param {number[]} ours
 * @param {number[]} theirs
 * @param {number} [wanted]
 * @param {"least" | "most"} [bound] what `wanted` is
 * @returns {Required<Row>["beside"]}
 */
export function beside(to, ours, theirs, wanted, bound = "least") {
  const ratio = median(ours.map((figure, round) => figure / /** @type {number} */ (theirs[round])).sort((a, b) => a - b))
  return { to, ratio: Number(ratio.toFixed(2)), ...(wanted && (bound === "least" ? { wanted } : { atMost: wanted })) }
}

/** @param {number[]} sorted */
function median(sorted) {
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return /** @type {number} */ (low + /** @type {number} */ (high)) / 2
}

/** @param {Required<Row>["beside"]} beside */
function target({ wanted, atMost }) {
  if (wanted) return ` (wanted: ${wanted})`
  return atMost ? ` (wanted: at most ${atMost})` : ""
}

/** @param {Row[]} rows */
export function printTable(rows) {
  const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 })
  const cells = rows.map(({ name, median, least, most, unit, beside, wanted }) => [
    name,
    `${number.format(median)} ${unit}`,
    `${number.format(least)}–${number.format(most)}`,
    beside ? `${beside.ratio} × ${beside.to}${target(beside)}` : wanted ? `wanted: ${wanted}` : "",
  ])
  const lines = [["", "median", "spread", "ratio"], ...cells]
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => String(line[column]).length)))
  for (const [name, median, spread, ratio] of lines) {
    const [first = 0, second = 0, third = 0] = widths
    console.log(
      `  ${String(name).padEnd(first)}  ${String(median).padStart(second)}  ${String(spread).padStart(third)}   ${ratio}`.trimEnd(),
    )
  }
}
