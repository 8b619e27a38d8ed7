/** Where a top-up is paid for, without a language; what became of it is told at `/back` of it. */
export const topUpPath = (id: string) => `/checkout/top-up/${id}`
