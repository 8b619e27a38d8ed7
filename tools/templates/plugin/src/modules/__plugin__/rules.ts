import { DomainError, defineStates } from "@wekala/engine/kit"

export type __Entity__Status = "pending" | "approved" | "rejected"
export type __Entity__Move = "approve" | "reject"

/** An approved one can be taken down again; a rejected one stays so. */
export const __entityVar__States = defineStates("__entity__", {
  pending: { approve: "approved", reject: "rejected" },
  approved: { reject: "rejected" },
  rejected: {},
} satisfies Record<__Entity__Status, Partial<Record<__Entity__Move, __Entity__Status>>>)

/** In characters, as people count them. The database holds the same. */
export const TEXT_LENGTH = { min: 10, max: 2_000 } as const

/**
 * A customer's text as it is stored: without control characters, with single spaces, without blanks at
 * its ends. Line breaks stay.
 *
 * @throws DomainError `text_length` (422)
 */
export function tidyText(text: string): string {
  const tidy = text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .replace(/ *\n */g, "\n")
    .replace(/ {2,}/g, " ")
    .trim()
  const length = [...tidy].length
  if (length < TEXT_LENGTH.min || length > TEXT_LENGTH.max) {
    throw new DomainError({
      status: 422,
      code: "text_length",
      message: `The text must have ${TEXT_LENGTH.min} to ${TEXT_LENGTH.max} characters; it has ${length}.`,
      fields: [{ path: "body.text", message: `${length} characters` }],
    })
  }
  return tidy
}
