import { invalid, Refusal } from "./refusal"

export type TaskStatus = "enqueued" | "processing" | "succeeded" | "failed" | "canceled"

/** https://www.meilisearch.com/docs/reference/api/async-task-management/get-task */
export interface Task {
  uid: number
  batchUid: number | null
  indexUid: string | null
  status: TaskStatus
  type: string
  canceledBy: number | null
  details: Record<string, unknown>
  error: Refusal["body"] | null
  duration: string | null
  enqueuedAt: string
  startedAt: string | null
  finishedAt: string | null
}

interface Waiting {
  task: Task
  work: () => Record<string, unknown> | undefined
}

/**
 * What was asked is done later, one after the other: https://www.meilisearch.com/docs/learn/async/asynchronous_operations
 * Who asked learns from the task whether it went well.
 */
export class Tasks {
  /** How long each takes. */
  duration_ms = 2
  /** While true none is begun. */
  isHeld = false
  readonly all: Task[] = []
  private readonly waiting: Waiting[] = []
  private readonly failures: { type: string; message: string }[] = []
  private timer: NodeJS.Timeout | undefined

  /** The next task of a type, or of any with `""`, fails. */
  failNext(type = "", message = "The stand-in was told to fail."): void {
    this.failures.push({ type, message })
  }

  enqueue(type: string, indexUid: string | null, details: Record<string, unknown>, work: Waiting["work"]): object {
    const uid = this.all.length
    const task: Task = {
      uid,
      batchUid: null,
      indexUid,
      status: "enqueued",
      type,
      canceledBy: null,
      details,
      error: null,
      duration: null,
      enqueuedAt: new Date().toISOString(),
      startedAt: null,
      finishedAt: null,
    }
    this.all.push(task)
    this.waiting.push({ task, work })
    this.schedule()
    return { taskUid: uid, indexUid, status: task.status, type, enqueuedAt: task.enqueuedAt }
  }

  release(): void {
    this.isHeld = false
    this.schedule()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.waiting.length = 0
  }

  get(uid: string): Task {
    const task = /^\d+$/.test(uid) ? this.all[Number(uid)] : undefined
    if (!task) throw new Refusal(404, "task_not_found", `Task \`${uid}\` not found.`)
    return task
  }

  list(query: URLSearchParams): object {
    const limit = Number(query.get("limit") ?? 20)
    const from = query.get("from")
    const found = this.chosen(query).reverse()
    const page = found.filter(({ uid }) => from === null || uid <= Number(from))
    return {
      results: page.slice(0, limit),
      total: found.length,
      limit,
      from: page[0]?.uid ?? null,
      next: page[limit]?.uid ?? null,
    }
  }

  cancel(query: URLSearchParams): object {
    if (query.size === 0) {
      throw invalid("missing_task_filters", "Query parameters to filter the tasks to cancel are missing.")
    }
    const chosen = this.chosen(query)
    const details = { matchedTasks: chosen.length, canceledTasks: null, originalFilter: `?${query}` }
    const uid = this.all.length
    return this.enqueue("taskCancelation", null, details, () => {
      const canceled = chosen.filter(({ status }) => status === "enqueued")
      for (const task of canceled) {
        Object.assign(task, { status: "canceled", canceledBy: uid, finishedAt: new Date().toISOString() })
        this.waiting.splice(
          this.waiting.findIndex((one) => one.task === task),
          1,
        )
      }
      return { canceledTasks: canceled.length }
    })
  }

  private chosen(query: URLSearchParams): Task[] {
    const asked = (name: string) => {
      const text = query.get(name)
      return text === null || text === "*" ? undefined : text.split(",")
    }
    const tests = (["uids", "statuses", "types", "indexUids"] as const).map((name) => [name, asked(name)] as const)
    const values = (task: Task) => ({ uids: String(task.uid), statuses: task.status, types: task.type, indexUids: task.indexUid ?? "" })
    return this.all.filter((task) => tests.every(([name, wanted]) => !wanted || wanted.includes(values(task)[name])))
  }

  private schedule(): void {
    if (this.timer || this.isHeld || this.waiting.length === 0) return
    // What cancels tasks goes before them.
    const index = this.waiting.findIndex(({ task }) => task.type === "taskCancelation")
    const [next] = this.waiting.splice(Math.max(index, 0), 1) as [Waiting]
    next.task.status = "processing"
    next.task.startedAt = new Date().toISOString()
    next.task.batchUid = next.task.uid
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.finish(next)
      this.schedule()
    }, this.duration_ms)
  }

  private finish({ task, work }: Waiting): void {
    try {
      const failure = this.failures.findIndex(({ type }) => type === "" || type === task.type)
      if (failure >= 0) throw new Refusal(500, "internal", this.failures.splice(failure, 1)[0]?.message ?? "", "internal")
      Object.assign(task.details, work())
      task.status = "succeeded"
    } catch (error) {
      task.status = "failed"
      task.error = (error instanceof Refusal ? error : new Refusal(500, "internal", String(error), "internal")).body
    }
    task.finishedAt = new Date().toISOString()
    task.duration = `PT${(this.duration_ms / 1000).toFixed(6)}S`
  }
}
