import type { MigrationInterface, QueryRunner } from "typeorm"

export class Letters1795286100000 implements MigrationInterface {
  name = "Letters1795286100000"

  async up(runner: QueryRunner): Promise<void> {
    // When a bidder was last written to that they have been outbid.
    await runner.query("ALTER TABLE auction_bidder ADD COLUMN outbid_told_at timestamptz")
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE auction_bidder DROP COLUMN outbid_told_at")
  }
}
