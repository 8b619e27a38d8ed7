/** Next calls this once, before the first page: what cannot work is told now, not by every page. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") (await import("./lib/check-environment")).checkEnvironment()
}
