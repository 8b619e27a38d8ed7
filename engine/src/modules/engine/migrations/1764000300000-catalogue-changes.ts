import type { MigrationInterface, QueryRunner } from "typeorm"

export class CatalogueChanges1764000300000 implements MigrationInterface {
  name = "CatalogueChanges1764000300000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One waiting job per part of the catalogue, whatever number of statements asks for it.
      CREATE FUNCTION wekala_announce_catalogue_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM graphile_worker.add_job('engine.revalidate_storefront', json_build_object('tag', TG_ARGV[0]),
          job_key := 'engine.revalidate_storefront:' || TG_ARGV[0]);
        RETURN NULL;
      END $$
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    // With it go the triggers on the tables of other modules.
    await runner.query("DROP FUNCTION wekala_announce_catalogue_change() CASCADE")
  }
}
