import type { MigrationInterface, QueryRunner } from "typeorm"

export class PaymentWatch1764000700000 implements MigrationInterface {
  name = "PaymentWatch1764000700000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When a provider was last asked about a payment that nobody has told the end of, and when it is asked again.
      CREATE TABLE wekala_payment_watch (
        session_id text PRIMARY KEY,
        asks integer NOT NULL,
        next_at timestamptz NOT NULL
      )
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE wekala_payment_watch")
  }
}
