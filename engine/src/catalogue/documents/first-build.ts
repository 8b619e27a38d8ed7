import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../kit/database/query"
import { addJob } from "../../kit/jobs/add-job"
import { defineJob } from "../../kit/jobs/define-job"
import { DomainError } from "../../kit/http/errors"
import { catalogueState } from "../versions"
import { rebuildCatalogue } from "./rebuild"

const RETRY_MS = 5_000

/** Builds the documents when there are none yet, or none that this release can read. */
const buildCatalogue = defineJob({
  name: "engine.build_catalogue",
  payload: z.object({}),
  handle: async (_payload, { now }) => {
    if ((await catalogueState()).built) return
    try {
      await rebuildCatalogue()
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "catalogue_rebuild_running") throw error
      // Whoever does may be broken off.
      await addJob(queryRows, buildCatalogue, {}, { key: buildCatalogue.name, runAt: new Date(now.getTime() + RETRY_MS) })
    }
  },
})

/** Has the documents built when they are missing. For whoever works on jobs, at its start. */
export async function ensureCatalogue(): Promise<void> {
  if (!(await catalogueState()).built) await addJob(queryRows, buildCatalogue, {}, { key: buildCatalogue.name })
}
