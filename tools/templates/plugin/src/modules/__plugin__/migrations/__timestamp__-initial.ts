import type { MigrationInterface, QueryRunner } from "typeorm"

export class Initial__timestamp__ implements MigrationInterface {
  name = "Initial__timestamp__"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE __entity__ (
        id text PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        customer_id text NOT NULL,
        product_id text NOT NULL,
        text text NOT NULL CHECK (length(text) BETWEEN 10 AND 2000),
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'rejected')),
        decided_by text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((status = 'pending') = (decided_by IS NULL))
      );
      -- One per customer and product; after a rejection the customer may try again.
      CREATE UNIQUE INDEX __entity___one_per_customer ON __entity__ (customer_id, product_id) WHERE status <> 'rejected';
      CREATE INDEX __entity___product ON __entity__ (product_id, created_at) WHERE status = 'approved';
      CREATE INDEX __entity___status ON __entity__ (status, created_at);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE __entity__")
  }
}
