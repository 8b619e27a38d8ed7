import type { MigrationInterface, QueryRunner } from "typeorm"

export class Catalogue1764001100000 implements MigrationInterface {
  name = "Catalogue1764001100000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What shoppers read of a product: one row for each that is published.
      CREATE TABLE wekala_catalogue_product (
        product_id text PRIMARY KEY,
        -- What a store route may answer of it, without prices and quantities, in the merchant's own texts.
        document jsonb NOT NULL,
        -- Variant -> its price set and the prices in it.
        prices jsonb NOT NULL,
        -- Locale -> entity -> field -> text.
        texts jsonb NOT NULL,
        -- Variant -> whether its stock counts, and what it takes from which stock.
        stock jsonb NOT NULL,
        title text NOT NULL,
        subtitle text,
        description text,
        handle text NOT NULL,
        is_giftcard boolean NOT NULL,
        discountable boolean NOT NULL,
        thumbnail text,
        external_id text,
        collection_id text,
        type_id text,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        -- To which it is linked itself; Medusa's filter asks for no more.
        category_ids text[] NOT NULL,
        tag_ids text[] NOT NULL,
        sales_channel_ids text[] NOT NULL
      );
      CREATE INDEX wekala_catalogue_product_handle ON wekala_catalogue_product (handle);
      CREATE INDEX wekala_catalogue_product_collection ON wekala_catalogue_product (collection_id);
      CREATE INDEX wekala_catalogue_product_type ON wekala_catalogue_product (type_id);
      CREATE INDEX wekala_catalogue_product_created ON wekala_catalogue_product (created_at, product_id);
      CREATE INDEX wekala_catalogue_product_categories ON wekala_catalogue_product USING gin (category_ids);
      CREATE INDEX wekala_catalogue_product_tags ON wekala_catalogue_product USING gin (tag_ids);
      CREATE INDEX wekala_catalogue_product_channels ON wekala_catalogue_product USING gin (sales_channel_ids);

      -- What has changed and is not in the documents yet. Without a unique key, so that no writer waits for another.
      CREATE TABLE wekala_catalogue_change (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL,
        entity_id text,
        noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      -- Raised in the transaction that writes the documents; what was kept of an older one is stale.
      CREATE TABLE wekala_catalogue_version (
        part text PRIMARY KEY,
        version bigint NOT NULL
      );

      -- What changes while all documents are built anew, and is built once more at the end.
      CREATE TABLE wekala_catalogue_redo (product_id text NOT NULL);

      -- Notes that rows have changed: pairs of a kind and the column with the id are the trigger's arguments.
      CREATE FUNCTION wekala_catalogue_note() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        rows text;
      BEGIN
        FOR i IN 0 .. TG_NARGS / 2 - 1 LOOP
          rows := CASE TG_OP
            WHEN 'INSERT' THEN format('SELECT %I AS id FROM after', TG_ARGV[2 * i + 1])
            WHEN 'DELETE' THEN format('SELECT %I AS id FROM before', TG_ARGV[2 * i + 1])
            -- What is moved from one to another changes both.
            ELSE format('SELECT %1$I AS id FROM before UNION SELECT %1$I FROM after', TG_ARGV[2 * i + 1])
          END;
          EXECUTE format('INSERT INTO wekala_catalogue_change (kind, entity_id)
            SELECT DISTINCT %L, id FROM (%s) changed WHERE id IS NOT NULL', TG_ARGV[2 * i], rows);
        END LOOP;
        RETURN NULL;
      END $$;

      -- A text changes that of which it is a translation.
      CREATE FUNCTION wekala_catalogue_note_text() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          INSERT INTO wekala_catalogue_change (kind, entity_id)
          SELECT DISTINCT reference, reference_id FROM before WHERE reference LIKE 'product%' OR reference = 'region';
        END IF;
        IF TG_OP <> 'DELETE' THEN
          INSERT INTO wekala_catalogue_change (kind, entity_id)
          SELECT DISTINCT reference, reference_id FROM after WHERE reference LIKE 'product%' OR reference = 'region';
        END IF;
        RETURN NULL;
      END $$;

      -- Of stock, what comes or goes altogether.
      CREATE FUNCTION wekala_catalogue_note_stock() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO wekala_catalogue_change (kind, entity_id) VALUES ('stock', NEW.inventory_item_id);
        IF OLD.inventory_item_id <> NEW.inventory_item_id THEN
          INSERT INTO wekala_catalogue_change (kind, entity_id) VALUES ('stock', OLD.inventory_item_id);
        END IF;
        RETURN NULL;
      END $$;

      -- Notes that something of which there are few rows has changed, whichever row it was.
      CREATE FUNCTION wekala_catalogue_note_any() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO wekala_catalogue_change (kind) VALUES (TG_ARGV[0]);
        RETURN NULL;
      END $$;

      CREATE FUNCTION wekala_catalogue_is_first_change() RETURNS boolean LANGUAGE plpgsql AS $$
      DECLARE
        mine text := pg_current_xact_id()::text;
      BEGIN
        IF current_setting('wekala.catalogue_change', true) = mine THEN RETURN false; END IF;
        -- Taken back with the savepoint that the change was made in.
        PERFORM set_config('wekala.catalogue_change', mine, true);
        RETURN true;
      END $$;

      -- Without a key: under one, writers would wait for each other at their commits, each with its own locks in hand.
      CREATE FUNCTION wekala_catalogue_enqueue() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM graphile_worker.add_job('engine.refresh_catalogue', '{}'::json, queue_name := 'engine.refresh_catalogue', priority := -1);
        RETURN NULL;
      END $$;

      CREATE CONSTRAINT TRIGGER wekala_catalogue_refresh AFTER INSERT ON wekala_catalogue_change
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (wekala_catalogue_is_first_change()) EXECUTE FUNCTION wekala_catalogue_enqueue();

      DROP FUNCTION wekala_announce_catalogue_change() CASCADE;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    // With the functions go the triggers on the tables of other modules.
    await runner.query(`
      DROP TABLE wekala_catalogue_change, wekala_catalogue_product, wekala_catalogue_version, wekala_catalogue_redo;
      DROP TABLE IF EXISTS wekala_catalogue_product_next;
      DROP FUNCTION wekala_catalogue_note() CASCADE;
      DROP FUNCTION wekala_catalogue_note_text() CASCADE;
      DROP FUNCTION wekala_catalogue_note_stock() CASCADE;
      DROP FUNCTION wekala_catalogue_note_any() CASCADE;
      DROP FUNCTION wekala_catalogue_enqueue();
      DROP FUNCTION wekala_catalogue_is_first_change();
      CREATE FUNCTION wekala_announce_catalogue_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM graphile_worker.add_job('engine.revalidate_storefront', json_build_object('tag', TG_ARGV[0]),
          job_key := 'engine.revalidate_storefront:' || TG_ARGV[0]);
        RETURN NULL;
      END $$;
    `)
  }
}
