/** Next calls this once, before the first page: what cannot work is told now, not by every page. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  ;(await import("./lib/check-environment")).checkEnvironment()
  if (process.env.NODE_ENV !== "production" || !process.env.PORT) return
  const { warmUp } = await import("./lib/warm-up")
  // It only makes later visits faster: without an engine yet, they are as they would be.
  setTimeout(() => warmUp(`http://localhost:${process.env.PORT}`).catch(() => undefined), 1_000).unref()
}
