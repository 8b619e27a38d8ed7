import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** As `medusa db:generate` writes it for these models. */
export class Migration20261121000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "lot" ("id" text not null, "price" numeric not null, "leader_id" text null, "ends_at" timestamptz not null, "raw_price" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "lot_pkey" primary key ("id"));`,
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_lot_deleted_at" ON "lot" ("deleted_at") WHERE deleted_at IS NULL;`)
    this.addSql(
      `create table if not exists "bid" ("id" text not null, "bidder_id" text not null, "amount" numeric not null, "lot_id" text not null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "bid_pkey" primary key ("id"));`,
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bid_bidder_id" ON "bid" ("bidder_id") WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bid_lot_id" ON "bid" ("lot_id") WHERE deleted_at IS NULL;`)
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_bid_deleted_at" ON "bid" ("deleted_at") WHERE deleted_at IS NULL;`)
    this.addSql(
      `alter table if exists "bid" add constraint "bid_lot_id_foreign" foreign key ("lot_id") references "lot" ("id") on update cascade;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "bid" cascade;`)
    this.addSql(`drop table if exists "lot" cascade;`)
  }
}
