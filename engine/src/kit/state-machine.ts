import { DomainError } from "./http/errors"

type Table<State extends string, Move extends string> = { readonly [S in State]: { readonly [M in Move]?: State } }

export interface StateMachine<State extends string, Move extends string> {
  readonly entity: string
  readonly table: Table<State, Move>
  /** The states from which a move is legal, for the WHERE clause of the statement that makes it. */
  from(move: Move): State[]
  can(state: State, move: Move): boolean
  /**
   * The state after a move.
   * @throws DomainError `not_allowed` (409, code `<entity>_<move>_not_allowed`) naming the state and the move
   */
  next(state: State, move: Move): State
  /** A Mermaid state diagram, for the plugin's documentation. */
  toMermaid(): string
}

/**
 * Declares an entity's states and legal moves in one table, read by the service and by the docs:
 *
 * ```ts
 * const hold = defineStates("hold", {
 *   active: { capture: "captured", release: "released", expire: "expired" },
 *   captured: {}, released: {}, expired: {},
 * })
 * ```
 */
export function defineStates<State extends string, Move extends string>(
  entity: string,
  table: { readonly [S in State]: { readonly [M in Move]?: NoInfer<State> } },
): StateMachine<State, Move> {
  const states = Object.keys(table) as State[]
  return {
    entity,
    table,
    from: (move) => states.filter((state) => table[state][move] !== undefined),
    can: (state, move) => table[state][move] !== undefined,
    next: (state, move) => {
      const next = table[state][move]
      if (next === undefined) {
        throw new DomainError({
          status: 409,
          code: `${entity}_${move}_not_allowed`,
          message: `This ${entity} is ${state}: ${String(move).replaceAll("_", " ")} is not allowed.`,
        })
      }
      return next as State
    },
    toMermaid: () =>
      [
        "stateDiagram-v2",
        ...states.flatMap((state) => Object.entries(table[state]).map(([move, next]) => `  ${state} --> ${String(next)}: ${move}`)),
      ].join("\n"),
  }
}
