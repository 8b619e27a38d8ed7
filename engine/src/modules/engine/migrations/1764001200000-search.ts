import type { MigrationInterface, QueryRunner } from "typeorm"

export class Search1764001200000 implements MigrationInterface {
  name = "Search1764001200000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What can be found, one row per thing and language.
      CREATE TABLE wekala_search_document (
        kind text NOT NULL,
        locale text NOT NULL,
        id text NOT NULL,
        -- Of all that was written, so that what has not changed is not written again.
        digest text NOT NULL,
        -- Normalised words, their stems (~), and what is filtered by (@). Weights: A title, B subtitle, C keywords, D body.
        vector tsvector NOT NULL,
        -- The title's normalised words.
        name text COLLATE "C" NOT NULL,
        -- Label and value, parted by a unit separator.
        facets text[] NOT NULL,
        amounts jsonb NOT NULL,
        available boolean NOT NULL,
        created_at bigint NOT NULL,
        document jsonb NOT NULL,
        PRIMARY KEY (kind, locale, id)
      );
      -- Without a list of what is pending, which each search would have to read.
      CREATE INDEX wekala_search_document_vector ON wekala_search_document USING gin (vector) WITH (fastupdate = off);

      -- The words that occur, to tell a mistyped one by.
      CREATE TABLE wekala_search_word (
        kind text NOT NULL,
        locale text NOT NULL,
        word text COLLATE "C" NOT NULL,
        stem text COLLATE "C" NOT NULL,
        -- In how many things.
        documents integer NOT NULL CHECK (documents > 0),
        -- What is left of it without one letter, or two: two words that share one of these are few typos apart.
        deletions text[] NOT NULL,
        PRIMARY KEY (kind, locale, word)
      );
      CREATE INDEX wekala_search_word_stem ON wekala_search_word (kind, locale, stem);
      CREATE INDEX wekala_search_word_deletions ON wekala_search_word USING gin (deletions) WITH (fastupdate = off);

      -- What the embedded search makes of the merchant's synonyms: a normalised phrase, and those that mean the same.
      CREATE TABLE wekala_search_same (
        locale text NOT NULL,
        phrase text COLLATE "C" NOT NULL,
        same text[] NOT NULL,
        PRIMARY KEY (locale, phrase)
      );

      -- As the merchant has written them.
      CREATE TABLE wekala_search_synonym (
        id text PRIMARY KEY,
        locale text NOT NULL,
        words text[] NOT NULL CHECK (cardinality(words) BETWEEN 2 AND 20),
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX wekala_search_synonym_once ON wekala_search_synonym (locale, words);

      -- What is known of each kind's index.
      CREATE TABLE wekala_search_index (
        kind text PRIMARY KEY,
        provider text NOT NULL,
        -- Of what a document is made of; another one asks for the index to be built again.
        format integer NOT NULL,
        documents integer NOT NULL CHECK (documents >= 0),
        built_at timestamptz NOT NULL DEFAULT now(),
        took_ms integer NOT NULL CHECK (took_ms >= 0)
      )
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE wekala_search_index, wekala_search_synonym, wekala_search_same, wekala_search_word, wekala_search_document",
    )
  }
}
