export type State = "starting" | "running" | "stopping"

/** Where the process is between its start and its end; moves forward only. */
export class LifeCycle {
  state: State = "starting"
}
