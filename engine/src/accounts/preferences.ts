import { queryRows } from "../kit/database/query"
import { newId } from "../kit/id"
import type { AccountPreference } from "../modules/engine/entities"

export type Preferences = Pick<AccountPreference, "updates" | "news">

export async function preferencesOf(customerId: string): Promise<Preferences> {
  const [row] = await queryRows<Preferences>("SELECT updates, news FROM account_preference WHERE customer_id = $1", [customerId])
  return row ?? { updates: true, news: false }
}

/** Changes what is given and keeps the rest. */
export async function savePreferences(
  customerId: string,
  { updates, news }: { [K in keyof Preferences]?: boolean | undefined },
): Promise<Preferences> {
  const [row] = await queryRows<Preferences>(
    `INSERT INTO account_preference AS p (id, customer_id, updates, news, news_decided_at)
     VALUES ($1, $2, coalesce($3, true), coalesce($4, false), CASE WHEN $4::boolean IS NULL THEN NULL ELSE now() END)
     ON CONFLICT (customer_id) DO UPDATE SET
       updates = coalesce($3, p.updates),
       news = coalesce($4, p.news),
       news_decided_at = CASE WHEN $4::boolean IS DISTINCT FROM p.news AND $4::boolean IS NOT NULL THEN now() ELSE p.news_decided_at END,
       updated_at = now()
     RETURNING updates, news`,
    [newId("apref"), customerId, updates ?? null, news ?? null],
  )
  return row as Preferences
}
