import type { MigrationInterface, QueryRunner } from "typeorm"

/** Rows have numbers by which processes remember them, and prices as numbers. Indexes are built again at the next start. */
export class SearchColumns1764001300000 implements MigrationInterface {
  name = "SearchColumns1764001300000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which place of \`prices\` is a region's.
      CREATE TABLE wekala_search_region (
        region text COLLATE "C" PRIMARY KEY,
        place integer GENERATED ALWAYS AS IDENTITY UNIQUE
      );
      CREATE SEQUENCE wekala_search_row;
      ALTER TABLE wekala_search_document ALTER kind SET STORAGE MAIN, ALTER locale SET STORAGE MAIN, ALTER id SET STORAGE MAIN,
        -- A row is never changed: what is written again has another number.
        ADD n bigint NOT NULL DEFAULT nextval('wekala_search_row'),
        DROP amounts,
        -- The cheapest price now, in major units, at each region's place.
        ADD prices float8[] NOT NULL DEFAULT '{}';
      ALTER TABLE wekala_search_document ALTER prices SET STORAGE MAIN;
      CREATE INDEX wekala_search_document_n ON wekala_search_document (n)
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE wekala_search_document DROP prices, DROP n, ADD amounts jsonb NOT NULL DEFAULT '{}',
        ALTER id SET STORAGE EXTENDED, ALTER kind SET STORAGE EXTENDED, ALTER locale SET STORAGE EXTENDED;
      ALTER TABLE wekala_search_document ALTER amounts SET STORAGE MAIN;
      DELETE FROM wekala_search_index;
      DROP TABLE wekala_search_region;
      DROP SEQUENCE wekala_search_row
    `)
  }
}
