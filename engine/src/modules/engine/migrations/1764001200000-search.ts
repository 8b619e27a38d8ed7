import type { MigrationInterface, QueryRunner } from "typeorm"

export class Search1764001200000 implements MigrationInterface {
  name = "Search1764001200000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What can be found, one row per thing and language, in a table per kind: a new index of a kind is built beside the old
      -- one and takes its place.
      CREATE TABLE wekala_search_document (
        kind text NOT NULL,
        locale text NOT NULL,
        id text NOT NULL,
        -- Of all that was written, so that what has not changed is not written again.
        digest bigint NOT NULL,
        available boolean NOT NULL,
        created_at bigint NOT NULL,
        -- The title's normalised words.
        name text COLLATE "C" NOT NULL,
        -- Keys of wekala_search_facet.
        facets bigint[] NOT NULL,
        amounts jsonb NOT NULL,
        -- To rank by: words and stems (~) of the title (A), the subtitle (B) and the keywords (C).
        head tsvector NOT NULL,
        -- To find by: these, the body's, words of the title once more (^), and what is filtered by (@).
        vector tsvector NOT NULL,
        document jsonb NOT NULL
      ) PARTITION BY LIST (kind);
      ALTER TABLE wekala_search_document ALTER name SET STORAGE MAIN, ALTER facets SET STORAGE MAIN, ALTER amounts SET STORAGE MAIN,
        ALTER head SET STORAGE MAIN, ALTER vector SET STORAGE EXTERNAL;
      ALTER TABLE wekala_search_document ADD PRIMARY KEY (kind, locale, id);
      -- Without a list of what is pending, which each search would have to read.
      CREATE INDEX wekala_search_document_vector ON wekala_search_document USING gin (vector) WITH (fastupdate = off);

      -- Labels and values by a short key, made of them: counting is on numbers.
      CREATE TABLE wekala_search_facet (key bigint PRIMARY KEY, name text NOT NULL, value text NOT NULL);

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

      -- Raised with each change of a kind, or of the synonyms ('').
      CREATE TABLE wekala_search_version (kind text PRIMARY KEY, version bigint NOT NULL);

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
        -- Besides "", the merchant's own texts.
        locales text[] NOT NULL,
        documents integer NOT NULL CHECK (documents >= 0),
        built_at timestamptz NOT NULL DEFAULT now(),
        took_ms integer NOT NULL CHECK (took_ms >= 0)
      )
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "DROP TABLE wekala_search_index, wekala_search_synonym, wekala_search_same, wekala_search_version, wekala_search_word, wekala_search_facet, wekala_search_document",
    )
  }
}
