export interface Duration {
  days: number
  hours: number
  minutes: number
  seconds: number
}

/** A time in whole parts; nothing is left of what has passed. @param ms milliseconds */
export function splitDuration(ms: number): Duration {
  const total = Math.max(0, Math.ceil(ms / 1000))
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  }
}

/** When a lot ends; null for a draft that has been given no end. */
export function endOf(lot: { ends_at: string; planned_ends_at: string | null }): string | null {
  return lot.planned_ends_at === null ? null : lot.ends_at
}

/** A moment as `<input type="datetime-local">` has it: the browser's own clock, to the minute. */
export function toLocalInput(moment: string | Date | null): string {
  if (moment === null) return ""
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return ""
  const two = (value: number) => String(value).padStart(2, "0")
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The moment that a person has entered; undefined for a text that is none. */
export function fromLocalInput(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined
  const date = new Date(text)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** The zone that `<input type="datetime-local">` is read in: "Europe/Paris (GMT+2)". */
export function zoneName(locale: string, at: Date = new Date()): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" }).formatToParts(at)
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value
  return offset && offset !== timeZone ? `${timeZone} (${offset})` : timeZone
}
