import type { MigrationInterface, QueryRunner } from "typeorm"

export class PaymentCalls1764000800000 implements MigrationInterface {
  name = "PaymentCalls1764000800000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE wekala_payment_call (
        id text PRIMARY KEY,
        provider text NOT NULL,
        session_id text,
        -- Kept beside the session: Medusa deletes the session of a way to pay that the shopper did not take.
        payment_collection_id text,
        what text NOT NULL,
        status integer CHECK (status BETWEEN 100 AND 599),
        milliseconds integer NOT NULL CHECK (milliseconds >= 0),
        request jsonb,
        answer jsonb,
        error text,
        at timestamptz NOT NULL DEFAULT now(),
        CHECK ((status IS NULL) = (error IS NOT NULL))
      );
      CREATE INDEX wekala_payment_call_collection ON wekala_payment_call (payment_collection_id, at);
      CREATE INDEX wekala_payment_call_at ON wekala_payment_call (at);
      ALTER TABLE wekala_webhook_event ADD COLUMN session_id text, ADD COLUMN payment_collection_id text;
      CREATE INDEX wekala_webhook_event_collection ON wekala_webhook_event (payment_collection_id)
        WHERE payment_collection_id IS NOT NULL;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE wekala_webhook_event DROP COLUMN session_id, DROP COLUMN payment_collection_id;
      DROP TABLE wekala_payment_call
    `)
  }
}
