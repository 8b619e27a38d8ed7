import { migrate } from "../server/migrate"

// A process of its own: migrating leaves Medusa's modules half loaded.
migrate({ directory: process.argv[2] as string, scripts: false }).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
