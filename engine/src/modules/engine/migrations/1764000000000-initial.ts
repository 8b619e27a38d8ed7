import type { MigrationInterface, QueryRunner } from "typeorm"

export class Initial1764000000000 implements MigrationInterface {
  name = "Initial1764000000000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE wekala_idempotency_key (
        scope text NOT NULL,
        key text NOT NULL,
        request_hash text NOT NULL,
        response_status int,
        response_body jsonb,
        leased_until timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (scope, key)
      );
      CREATE INDEX wekala_idempotency_key_created_at ON wekala_idempotency_key (created_at);

      CREATE TABLE wekala_inbox (
        consumer text NOT NULL,
        event_id text NOT NULL,
        processed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      );
      CREATE INDEX wekala_inbox_processed_at ON wekala_inbox (processed_at);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE wekala_inbox, wekala_idempotency_key")
    // The job queue's own tables, which the module makes when its migrations have run.
    await runner.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE")
  }
}
