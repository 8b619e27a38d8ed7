import type { MigrationInterface, QueryRunner } from "typeorm"

export class WebhookInbox1764000600000 implements MigrationInterface {
  name = "WebhookInbox1764000600000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE wekala_webhook_event (
        id text PRIMARY KEY,
        source text NOT NULL,
        event_id text NOT NULL,
        type text NOT NULL,
        subject text NOT NULL,
        payload jsonb NOT NULL,
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'processed', 'dead')),
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        deliveries integer NOT NULL DEFAULT 1,
        received_at timestamptz NOT NULL DEFAULT now(),
        processed_at timestamptz,
        CONSTRAINT wekala_webhook_event_once UNIQUE (source, event_id),
        CHECK ((status = 'processed') = (processed_at IS NOT NULL))
      );
      CREATE INDEX wekala_webhook_event_received ON wekala_webhook_event (received_at DESC, id);
      CREATE INDEX wekala_webhook_event_open ON wekala_webhook_event (status, received_at) WHERE status <> 'processed';
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE wekala_webhook_event")
  }
}
