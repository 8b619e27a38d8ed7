/** Medusa's data layer writes values into its SQL, and the SQL into its errors: e-mails, tokens, addresses. */
export function maskSql(text: string): string {
  return text.replace(/'(?:[^']|'')*'/g, "'?'")
}
