export { AccountErasure } from "./account-erasure"
export { AccountPreference } from "./account-preference"
export { AccountSession } from "./account-session"
export { WebhookEvent } from "./webhook-event"
