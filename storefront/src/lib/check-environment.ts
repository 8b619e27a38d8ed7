/** Ends the process with one line when the shop could show nothing. */
export function checkEnvironment(): void {
  if (process.env.WEKALA_PUBLISHABLE_KEY) return
  console.error(
    "✗ WEKALA_PUBLISHABLE_KEY is not set: it says which sales channel this shop sells in (admin, Settings, Publishable API keys).",
  )
  process.exit(1)
}
