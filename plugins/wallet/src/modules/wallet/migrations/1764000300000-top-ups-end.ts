import type { MigrationInterface, QueryRunner } from "typeorm"

/** A top-up that nobody pays for ends; the pending ones are looked after by the clock. */
export class TopUpsEnd1764000300000 implements MigrationInterface {
  name = "TopUpsEnd1764000300000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE wallet_top_up
        DROP CONSTRAINT wallet_top_up_status_check,
        ADD CONSTRAINT wallet_top_up_status_check CHECK (status IN ('pending', 'completed', 'cancelled'));
      CREATE INDEX wallet_top_up_pending ON wallet_top_up (created_at) WHERE status = 'pending';
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX wallet_top_up_pending;
      UPDATE wallet_top_up SET status = 'pending' WHERE status = 'cancelled';
      ALTER TABLE wallet_top_up
        DROP CONSTRAINT wallet_top_up_status_check,
        ADD CONSTRAINT wallet_top_up_status_check CHECK (status IN ('pending', 'completed'));
    `)
  }
}
