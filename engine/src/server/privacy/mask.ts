/** Enough for its owner to know it again, not for a stranger to write to: `a•••@example.com`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@")
  return at < 1 ? "" : `${firstLetter(email)}•••${email.slice(at)}`
}

/** `G•••` of `Grace`, whatever its length. */
export function maskName(name: string): string {
  return name.trim() ? `${firstLetter(name.trim())}•••` : ""
}

function firstLetter(text: string): string {
  return [...text][0] ?? ""
}
