import type { MigrationInterface, QueryRunner } from "typeorm"

export class Accounts1764000500000 implements MigrationInterface {
  name = "Accounts1764000500000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_session (
        id text PRIMARY KEY,
        customer_id text NOT NULL,
        auth_identity_id text NOT NULL,
        token_hash text NOT NULL CONSTRAINT account_session_once UNIQUE,
        user_agent text,
        ip text,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX account_session_customer ON account_session (customer_id, last_seen_at DESC);
      CREATE INDEX account_session_expiry ON account_session (expires_at);

      CREATE TABLE account_preference (
        id text PRIMARY KEY,
        customer_id text NOT NULL CONSTRAINT account_preference_once UNIQUE,
        updates boolean NOT NULL DEFAULT true,
        news boolean NOT NULL DEFAULT false,
        news_decided_at timestamptz,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT account_preference_consent_has_a_date CHECK (NOT news OR news_decided_at IS NOT NULL)
      );

      CREATE TABLE account_erasure (
        id text PRIMARY KEY,
        customer_id text NOT NULL CONSTRAINT account_erasure_once UNIQUE,
        requested_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      );

      -- A token says by itself that it is good. One that was issued before this moment is not, whether or not it was ever seen.
      CREATE TABLE account_sign_out (
        auth_identity_id text PRIMARY KEY,
        tokens_valid_from timestamptz NOT NULL
      );

      CREATE FUNCTION wekala_end_sessions(identity text) RETURNS void LANGUAGE sql AS $$
        INSERT INTO account_sign_out (auth_identity_id, tokens_valid_from) VALUES (identity, now())
          ON CONFLICT (auth_identity_id) DO UPDATE SET tokens_valid_from = excluded.tokens_valid_from;
        UPDATE account_session SET ended_at = now() WHERE auth_identity_id = identity AND ended_at IS NULL;
      $$;

      -- Whoever changes a password, by whatever way: nobody stays signed in with the old one, and the owner is told.
      CREATE FUNCTION wekala_password_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM wekala_end_sessions(NEW.auth_identity_id);
        PERFORM graphile_worker.add_job('engine.mail_password_changed', json_build_object('id', NEW.id));
        RETURN NULL;
      END $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    // With the function go the triggers on the tables of other modules.
    await runner.query(`
      DROP FUNCTION wekala_password_changed() CASCADE;
      DROP FUNCTION wekala_end_sessions(text);
      DROP TABLE account_sign_out, account_erasure, account_preference, account_session;
    `)
  }
}
