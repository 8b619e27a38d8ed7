import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../kit/database/query"
import { defineJob } from "../../kit/jobs/define-job"

/** Forgets idempotency keys after a day and inbox entries after ninety, well past any retry. */
defineJob({
  name: "engine.forget_old_keys",
  payload: z.object({}),
  cron: "17 * * * *",
  handle: async () => {
    await queryRows("DELETE FROM wekala_idempotency_key WHERE created_at < now() - interval '24 hours'")
    await queryRows("DELETE FROM wekala_inbox WHERE processed_at < now() - interval '90 days'")
  },
})
