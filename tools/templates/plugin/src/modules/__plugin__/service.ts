import { DomainError, ModuleService, newId, transaction } from "@wekala/engine/kit"
import type { __Entity__ } from "./entities"
import { approved, submitted } from "./events"
import { __entityVar__States, type __Entity__Move, tidyText } from "./rules"

export interface Submit__Entity__ {
  /** The caller's unique name for it; a second call under it answers what the first one made. */
  readonly reference: string
  readonly customer_id: string
  readonly product_id: string
  readonly text: string
}

/** __EntitiesWords__, from their submission to a merchant's decision. Resolve it as `__module__`. */
export class __Module__Service extends ModuleService {
  /**
   * Takes a customer's text in; it waits for approval.
   *
   * @throws DomainError `text_length` (422), `__entity___exists` (409) when the customer has one for the product
   */
  submit({ reference, customer_id, product_id, text }: Submit__Entity__): Promise<__Entity__> {
    const tidy = tidyText(text)
    return transaction(async (tx) => {
      const [made] = await tx.query<__Entity__>(
        `INSERT INTO __entity__ (id, reference, customer_id, product_id, text) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING RETURNING *`,
        [newId("__prefix__"), reference, customer_id, product_id, tidy],
      )
      if (made) {
        await tx.emit(submitted, { __entity___id: made.id, customer_id, product_id })
        return made
      }
      const [before] = await tx.query<__Entity__>("SELECT * FROM __entity__ WHERE reference = $1", [reference])
      if (before) return before
      throw new DomainError({
        status: 409,
        code: "__entity___exists",
        message: "You have already written one for this product.",
      })
    })
  }

  /**
   * Approves or rejects.
   *
   * @param actorId the admin user who decides
   * @throws DomainError `__entity___not_found` (404), `__entity___<move>_not_allowed` (409)
   */
  decide(id: string, move: __Entity__Move, actorId: string): Promise<__Entity__> {
    return transaction(async (tx) => {
      // Two admins may decide at the same moment: the second one waits here and meets the new state.
      const [found] = await tx.query<__Entity__>("SELECT * FROM __entity__ WHERE id = $1 FOR UPDATE", [id])
      if (!found) throw new DomainError({ status: 404, code: "__entity___not_found", message: `There is no __entityWords__ ${id}.` })
      const status = __entityVar__States.next(found.status, move)
      const [decided] = await tx.query<__Entity__>(
        "UPDATE __entity__ SET status = $2, decided_by = $3, updated_at = now() WHERE id = $1 RETURNING *",
        [id, status, actorId],
      )
      if (status === "approved") {
        await tx.emit(approved, { __entity___id: id, customer_id: found.customer_id, product_id: found.product_id })
      }
      return decided as __Entity__
    })
  }
}
