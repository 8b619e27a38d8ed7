import type { MigrationInterface, QueryRunner } from "typeorm"

/** Rows lie as searches read them: what is sorted by within the row, and prices as numbers. Indexes are built again at the next start. */
export class SearchColumns1764001300000 implements MigrationInterface {
  name = "SearchColumns1764001300000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which place of \`prices\` is a region's.
      CREATE TABLE wekala_search_region (
        region text COLLATE "C" PRIMARY KEY,
        place integer GENERATED ALWAYS AS IDENTITY UNIQUE
      );
      ALTER TABLE wekala_search_document ALTER kind SET STORAGE MAIN, ALTER locale SET STORAGE MAIN,
        ALTER id TYPE text COLLATE "C", ALTER id SET STORAGE MAIN,
        DROP amounts,
        -- The cheapest price now, in major units, at each region's place.
        ADD prices float8[] NOT NULL DEFAULT '{}';
      ALTER TABLE wekala_search_document ALTER prices SET STORAGE MAIN
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE wekala_search_document DROP prices, ADD amounts jsonb NOT NULL DEFAULT '{}', ALTER id TYPE text COLLATE "default",
        ALTER id SET STORAGE EXTENDED, ALTER kind SET STORAGE EXTENDED, ALTER locale SET STORAGE EXTENDED;
      ALTER TABLE wekala_search_document ALTER amounts SET STORAGE MAIN;
      DELETE FROM wekala_search_index;
      DROP TABLE wekala_search_region
    `)
  }
}
