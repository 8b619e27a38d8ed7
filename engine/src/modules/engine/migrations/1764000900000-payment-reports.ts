import type { MigrationInterface, QueryRunner } from "typeorm"

export class PaymentReports1764000900000 implements MigrationInterface {
  name = "PaymentReports1764000900000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A call made only to compare books is no sign that something has happened.
      ALTER TABLE wekala_payment_call ADD COLUMN is_comparison boolean NOT NULL DEFAULT false;
      CREATE INDEX wekala_payment_call_session ON wekala_payment_call (session_id);

      -- Days of UTC.
      CREATE TABLE wekala_payment_report (
        day date PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('running', 'ok', 'incomplete', 'differences', 'failed')),
        payments integer NOT NULL DEFAULT 0 CHECK (payments >= 0),
        differences integer NOT NULL DEFAULT 0 CHECK (differences >= 0),
        not_reached integer NOT NULL DEFAULT 0 CHECK (not_reached >= 0),
        asked_at timestamptz NOT NULL DEFAULT now(),
        made_at timestamptz,
        CHECK (state IN ('running', 'failed') OR made_at IS NOT NULL),
        CHECK (state <> 'ok' OR (differences = 0 AND not_reached = 0)),
        CHECK (state <> 'differences' OR differences > 0)
      );

      -- Amounts are minor units.
      CREATE TABLE wekala_payment_report_total (
        day date NOT NULL REFERENCES wekala_payment_report ON DELETE CASCADE,
        provider_id text NOT NULL,
        currency_code text NOT NULL CHECK (currency_code = lower(currency_code)),
        captured bigint NOT NULL CHECK (captured >= 0),
        refunded bigint NOT NULL CHECK (refunded >= 0),
        net bigint NOT NULL GENERATED ALWAYS AS (captured - refunded) STORED,
        PRIMARY KEY (day, provider_id, currency_code)
      );

      CREATE TABLE wekala_payment_difference (
        id text PRIMARY KEY,
        day date NOT NULL REFERENCES wekala_payment_report ON DELETE CASCADE,
        kind text NOT NULL,
        provider_id text,
        session_id text,
        payment_id text,
        order_id text,
        webhook_event_id text,
        currency_code text,
        expected bigint,
        found bigint,
        detail text,
        CHECK (expected IS DISTINCT FROM found OR (expected IS NULL AND found IS NULL)),
        CHECK (session_id IS NOT NULL OR webhook_event_id IS NOT NULL),
        CONSTRAINT wekala_payment_difference_once UNIQUE NULLS NOT DISTINCT (day, kind, session_id, payment_id, webhook_event_id)
      );
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE wekala_payment_difference, wekala_payment_report_total, wekala_payment_report;
      DROP INDEX wekala_payment_call_session;
      ALTER TABLE wekala_payment_call DROP COLUMN is_comparison
    `)
  }
}
