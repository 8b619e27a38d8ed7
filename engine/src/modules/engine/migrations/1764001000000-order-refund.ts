import type { MigrationInterface, QueryRunner } from "typeorm"

export class OrderRefund1764001000000 implements MigrationInterface {
  name = "OrderRefund1764001000000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Money that goes back for an order, decided before any of it moves.
      CREATE TABLE wekala_order_refund (
        id text PRIMARY KEY,
        -- Whoever asks again under it asks for the same refund.
        reference text NOT NULL UNIQUE,
        order_id text NOT NULL,
        currency_code text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        note text,
        created_by text,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX wekala_order_refund_order ON wekala_order_refund (order_id, created_at);

      -- What of it goes back to each payment.
      CREATE TABLE wekala_order_refund_part (
        refund_id text NOT NULL REFERENCES wekala_order_refund (id) ON DELETE CASCADE,
        payment_id text NOT NULL,
        provider_id text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        -- Medusa's refund, once it has been made.
        payment_refund_id text UNIQUE,
        PRIMARY KEY (refund_id, payment_id)
      );
      CREATE INDEX wekala_order_refund_part_payment ON wekala_order_refund_part (payment_id) WHERE payment_refund_id IS NULL;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE wekala_order_refund_part, wekala_order_refund")
  }
}
