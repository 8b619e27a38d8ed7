import type { LotField, LotForm } from "../../lib/lot-form"

/** What every part of the editor is given. */
export interface PartProps {
  form: LotForm
  set: <F extends LotField>(field: F, value: LotForm[F]) => void
  /** What to say below an input; undefined while there is nothing to say. */
  problem: (field: LotField) => string | undefined
  /** Inputs that the lot's state still lets be changed. */
  can: { terms: boolean; texts: boolean }
}
