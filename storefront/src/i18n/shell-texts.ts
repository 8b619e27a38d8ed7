/**
 * Texts that browsers are sent with every page, as scripts need them there. All else stands in the page itself, or comes
 * with the pages that need it: each text more is sent with every page of the catalogue.
 */
export const SHELL_TEXTS = ["shell", "market", "search", "listing", "product", "price", "fault", "errors"] as const
