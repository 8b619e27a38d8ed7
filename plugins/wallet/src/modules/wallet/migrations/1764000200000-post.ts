import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * `wallet_post(entries, account_ids)` writes a list of transactions, all or none, in one round trip.
 * `account_ids` names every account that the entries touch.
 *
 * An entry is `{ id, reference, fingerprint, kind, description, reverses_id, actor_id, metadata,
 * postings: [{ account_id, currency_code, amount }] }`; references differ within one call. It answers one row an
 * entry: `posted`, or `replayed` with the id of the transaction that the reference already has. When any
 * entry is refused nothing is written and the answer is that one entry with the reason and the account.
 */
export class Post1764000200000 implements MigrationInterface {
  name = "Post1764000200000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION wallet_post(entries jsonb, account_ids text[])
      RETURNS TABLE (entry int, outcome text, transaction_id text, account_id text)
      -- One plan per connection, made of index look-ups whatever size the tables had when it was made:
      -- planning anew costs ten times the work itself, and a hash join would read the whole ledger.
      LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan
        SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
      #variable_conflict use_column
      BEGIN
        -- Always in id order, so that crossing transfers wait for each other instead of deadlocking.
        PERFORM 1 FROM wallet_account a WHERE a.id = ANY(account_ids) ORDER BY a.id FOR NO KEY UPDATE;

        RETURN QUERY
        WITH asked AS MATERIALIZED (
          SELECT e.ordinality::int AS entry, e.value AS body, t.id AS existing_id,
            t.id IS NOT NULL AND t.fingerprint <> e.value->>'fingerprint' AS conflicts
          FROM jsonb_array_elements(entries) WITH ORDINALITY e
          LEFT JOIN wallet_transaction t ON t.reference = e.value->>'reference'
        ), running AS MATERIALIZED (
          SELECT n.entry, n.body->>'id' AS transaction_id, p.account_id, p.currency_code, p.amount,
            a.id IS NULL AS missing, a.currency_code AS account_currency, a.status, a.floor, a.held, a.normal_side,
            a.posting_count + row_number() OVER accounts AS sequence,
            a.balance + (sum(CASE a.normal_side WHEN 'credit' THEN p.amount ELSE -p.amount END) OVER accounts)::bigint AS balance_after
          FROM asked n
          CROSS JOIN LATERAL jsonb_to_recordset(n.body->'postings') p(account_id text, currency_code text, amount bigint)
          LEFT JOIN wallet_account a ON a.id = p.account_id AND a.id = ANY(account_ids)
          WHERE n.existing_id IS NULL
          WINDOW accounts AS (PARTITION BY p.account_id ORDER BY n.entry)
        ), refusal AS MATERIALIZED (
          SELECT * FROM (
            SELECT entry, 'reference_conflict' AS reason, existing_id AS transaction_id, NULL::text AS account_id
            FROM asked WHERE conflicts
            UNION ALL
            SELECT entry,
              CASE
                WHEN missing THEN 'account_not_found'
                WHEN account_currency <> currency_code THEN 'currency_mismatch'
                WHEN status = 'closed' THEN 'account_closed'
                WHEN status = 'frozen' AND (amount > 0) <> (normal_side = 'credit') THEN 'account_frozen'
                WHEN balance_after - held < floor THEN 'insufficient_funds'
              END, transaction_id, account_id
            FROM running
          ) reasons WHERE reason IS NOT NULL ORDER BY entry LIMIT 1
        ), new_transactions AS (
          INSERT INTO wallet_transaction (id, reference, kind, description, fingerprint, reverses_id, actor_id, metadata)
          SELECT body->>'id', body->>'reference', body->>'kind', body->>'description', body->>'fingerprint',
            body->>'reverses_id', body->>'actor_id', nullif(body->'metadata', 'null'::jsonb)
          FROM asked WHERE existing_id IS NULL AND NOT EXISTS (SELECT 1 FROM refusal)
        ), new_postings AS (
          INSERT INTO wallet_posting (transaction_id, account_id, currency_code, amount, sequence, balance_after)
          SELECT transaction_id, account_id, currency_code, amount, sequence, balance_after
          FROM running WHERE NOT EXISTS (SELECT 1 FROM refusal)
        ), new_balances AS (
          UPDATE wallet_account a SET balance = last.balance_after, posting_count = last.sequence, updated_at = now()
          FROM (
            SELECT DISTINCT ON (account_id) account_id, balance_after, sequence FROM running ORDER BY account_id, sequence DESC
          ) last
          WHERE a.id = last.account_id AND NOT EXISTS (SELECT 1 FROM refusal)
        )
        SELECT entry, reason, transaction_id, account_id FROM refusal
        UNION ALL
        SELECT entry, CASE WHEN existing_id IS NULL THEN 'posted' ELSE 'replayed' END, coalesce(existing_id, body->>'id'), NULL
        FROM asked WHERE NOT EXISTS (SELECT 1 FROM refusal);
      END $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP FUNCTION wallet_post(jsonb, text[])")
  }
}
