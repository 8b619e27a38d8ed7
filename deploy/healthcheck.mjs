// @ts-check
// Whether the process in this container serves: `/ready` asks the engine for its database and Redis too.
const path = process.argv[2] ?? "/ready"
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 9000}${path}`, { signal: AbortSignal.timeout(4_000) }).catch(
  () => undefined,
)
process.exit(answer?.ok ? 0 : 1)
