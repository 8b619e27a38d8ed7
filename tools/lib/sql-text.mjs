// @ts-check

/** Words that PostgreSQL keeps to itself (its manual, appendix C: reserved), which no table can be called without quotes. */
export const SQL_WORDS = new Set(
  "all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently constraint create cross default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning right select similar some symmetric table tablesample then to trailing true union unique user using variadic verbose when where window with".split(
    " ",
  ),
)

/**
 * A statement as a person would write it: names without needless quotes, and one line for each column of
 * a new table. What stands in a string literal stays as it is.
 *
 * @param {string} sql
 * @param {string} indent of the statement's own line
 */
export function readableSql(sql, indent = "") {
  const literals = /('(?:[^']|'')*')/
  const plain = (/** @type {string} */ text) =>
    text
      .replace(/"([a-z_][a-z0-9_]*)"/g, (quoted, name) => (SQL_WORDS.has(name) ? quoted : name))
      .replace(" ON DELETE NO ACTION ON UPDATE NO ACTION", "")
      .replace(/ {2,}/g, " ")
  const parts = sql.split(literals).map((part) => (part.startsWith("'") ? part : plain(part)))
  if (!sql.startsWith("CREATE TABLE")) return parts.join("").trimEnd()
  let depth = 0
  const laidOut = parts.map((part) => {
    if (part.startsWith("'")) return part
    return part.replace(/[()]|, /g, (found) => {
      if (found === "(") return ++depth === 1 ? `(\n${indent}  ` : found
      if (found === ")") return --depth === 0 ? `\n${indent})` : found
      return depth === 1 ? `,\n${indent}  ` : found
    })
  })
  return laidOut.join("")
}
