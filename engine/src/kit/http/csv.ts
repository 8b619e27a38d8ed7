/** Rows as CSV (RFC 4180). Cells cannot start a formula in a spreadsheet. */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("")
}

function csvCell(value: string): string {
  // OWASP, CSV injection: a leading =, +, @ or control character makes a cell a formula. Numbers keep their minus.
  const isFormula = /^[=+@\t\r\n]/.test(value) || (value.startsWith("-") && !/^-\d+(\.\d+)?$/.test(value))
  const safe = isFormula ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
