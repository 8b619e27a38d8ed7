/** What shops, and the engine, call the only variant of a product that comes in one kind. */
const ONLY = /^(default( variant| option value)?|افتراضي|unique)$/i

/** A variant's name, where it tells a shopper something: the only one of its product has none. */
export const variantName = (title: string | null | undefined): string => (title && !ONLY.test(title.trim()) ? title : "")
