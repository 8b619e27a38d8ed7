import type { MigrationInterface, QueryRunner } from "typeorm"

/**
 * The tables of the ledger, with every rule that the database can hold. Amounts are minor units.
 * In a posting a credit is positive and a debit negative; an account's balance is counted on its
 * normal side, so that for every kind of account "more" is a larger number.
 */
export class Initial1764000100000 implements MigrationInterface {
  name = "Initial1764000100000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE wallet_account (
        id text PRIMARY KEY,
        owner_type text NOT NULL,
        owner_id text NOT NULL,
        kind text NOT NULL,
        currency_code text NOT NULL CHECK (currency_code ~ '^[a-z]{3}$'),
        normal_side text NOT NULL CHECK (normal_side IN ('debit', 'credit')),
        status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'frozen', 'closed')),
        -- The lowest available balance allowed; NULL for accounts that may go below zero without limit.
        floor bigint,
        balance bigint NOT NULL DEFAULT 0,
        held bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
        posting_count bigint NOT NULL DEFAULT 0,
        metadata jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (owner_type, owner_id, kind, currency_code),
        UNIQUE (id, currency_code),
        CONSTRAINT wallet_account_available_not_below_floor CHECK (floor IS NULL OR balance - held >= floor),
        CONSTRAINT wallet_account_closed_is_empty CHECK (status <> 'closed' OR (balance = 0 AND held = 0))
      ) WITH (fillfactor = 50);

      CREATE TABLE wallet_transaction (
        id text PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        kind text NOT NULL,
        description text,
        -- What was asked for under the reference; another request under it is refused.
        fingerprint text NOT NULL,
        reverses_id text REFERENCES wallet_transaction (id) CHECK (reverses_id <> id),
        actor_id text,
        metadata jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        -- The database transaction that wrote the row: the only one that may add postings to it.
        written_by xid8 NOT NULL DEFAULT pg_current_xact_id()
      );
      CREATE UNIQUE INDEX wallet_transaction_reversed_once ON wallet_transaction (reverses_id) WHERE reverses_id IS NOT NULL;
      CREATE INDEX wallet_transaction_created_at ON wallet_transaction (created_at DESC, id);

      CREATE TABLE wallet_posting (
        id text NOT NULL GENERATED ALWAYS AS (account_id || '.' || sequence::text) STORED,
        -- Held by wallet_posting_with_its_transaction: once a statement, where a foreign key asks once a row.
        transaction_id text NOT NULL,
        account_id text NOT NULL,
        currency_code text NOT NULL,
        amount bigint NOT NULL CHECK (amount <> 0),
        sequence bigint NOT NULL,
        balance_after bigint NOT NULL,
        -- The clock and not the transaction's start: written under the account's lock, so it rises with the sequence.
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (account_id, sequence),
        UNIQUE (transaction_id, account_id),
        FOREIGN KEY (account_id, currency_code) REFERENCES wallet_account (id, currency_code)
      );

      CREATE TABLE wallet_hold (
        id text PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        account_id text NOT NULL,
        currency_code text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        captured bigint NOT NULL DEFAULT 0 CHECK (captured >= 0),
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'captured', 'released', 'expired')),
        reason text NOT NULL,
        expires_at timestamptz,
        closed_at timestamptz,
        metadata jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT wallet_hold_captured_within_amount CHECK (captured <= amount),
        CHECK ((status = 'active') = (closed_at IS NULL)),
        FOREIGN KEY (account_id, currency_code) REFERENCES wallet_account (id, currency_code)
      );
      CREATE INDEX wallet_hold_active ON wallet_hold (account_id) WHERE status = 'active';

      CREATE TABLE wallet_escrow (
        id text PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        payer_account_id text NOT NULL,
        payee_account_id text NOT NULL,
        escrow_account_id text NOT NULL,
        currency_code text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        -- Hundredths of a percent of what is released.
        fee_basis_points int NOT NULL CHECK (fee_basis_points BETWEEN 0 AND 10000),
        released bigint NOT NULL DEFAULT 0 CHECK (released >= 0),
        fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
        refunded bigint NOT NULL DEFAULT 0 CHECK (refunded >= 0),
        status text NOT NULL DEFAULT 'funded' CHECK (status IN ('funded', 'disputed', 'released', 'refunded', 'split')),
        release_at timestamptz,
        dispute_reason text,
        metadata jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        closed_at timestamptz,
        CONSTRAINT wallet_escrow_parts_within_amount CHECK (released + fee + refunded <= amount),
        CONSTRAINT wallet_escrow_ended_means_used_up CHECK ((status IN ('funded', 'disputed')) = (released + fee + refunded < amount)),
        CHECK ((closed_at IS NULL) = (status IN ('funded', 'disputed'))),
        CHECK (payer_account_id <> payee_account_id),
        FOREIGN KEY (payer_account_id, currency_code) REFERENCES wallet_account (id, currency_code),
        FOREIGN KEY (payee_account_id, currency_code) REFERENCES wallet_account (id, currency_code),
        FOREIGN KEY (escrow_account_id, currency_code) REFERENCES wallet_account (id, currency_code)
      );
      CREATE INDEX wallet_escrow_open ON wallet_escrow (status, release_at) WHERE closed_at IS NULL;
      CREATE INDEX wallet_escrow_payee ON wallet_escrow (payee_account_id);
      CREATE INDEX wallet_escrow_payer ON wallet_escrow (payer_account_id);

      CREATE TABLE wallet_withdrawal (
        id text PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        account_id text NOT NULL,
        currency_code text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        status text NOT NULL DEFAULT 'requested'
          CHECK (status IN ('requested', 'approved', 'paid', 'failed', 'returned', 'rejected', 'cancelled')),
        hold_id text NOT NULL UNIQUE REFERENCES wallet_hold (id),
        transaction_id text UNIQUE REFERENCES wallet_transaction (id),
        destination jsonb NOT NULL,
        payout_reference text,
        note text,
        decided_by text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((status IN ('paid', 'returned')) = (transaction_id IS NOT NULL)),
        FOREIGN KEY (account_id, currency_code) REFERENCES wallet_account (id, currency_code)
      );
      CREATE INDEX wallet_withdrawal_account ON wallet_withdrawal (account_id);
      CREATE INDEX wallet_withdrawal_status ON wallet_withdrawal (status, created_at);

      CREATE TABLE wallet_adjustment (
        id text PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        account_id text NOT NULL,
        currency_code text NOT NULL,
        -- Signed: what the account's balance gains.
        amount bigint NOT NULL CHECK (amount <> 0),
        reason text NOT NULL CHECK (length(reason) > 0),
        status text NOT NULL CHECK (status IN ('pending', 'posted', 'rejected')),
        needs_approval boolean NOT NULL,
        requested_by text NOT NULL,
        decided_by text,
        transaction_id text UNIQUE REFERENCES wallet_transaction (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT wallet_adjustment_four_eyes CHECK (NOT (needs_approval AND status = 'posted' AND decided_by = requested_by)),
        CHECK ((status = 'posted') = (transaction_id IS NOT NULL)),
        CHECK (status = 'pending' OR decided_by IS NOT NULL),
        FOREIGN KEY (account_id, currency_code) REFERENCES wallet_account (id, currency_code)
      );
      CREATE INDEX wallet_adjustment_status ON wallet_adjustment (status, created_at);

      CREATE TABLE wallet_top_up (
        id text PRIMARY KEY,
        reference text NOT NULL UNIQUE,
        account_id text NOT NULL,
        customer_id text NOT NULL,
        currency_code text NOT NULL,
        amount bigint NOT NULL CHECK (amount > 0),
        status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'completed')),
        payment_collection_id text NOT NULL UNIQUE,
        transaction_id text UNIQUE REFERENCES wallet_transaction (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((status = 'completed') = (transaction_id IS NOT NULL)),
        FOREIGN KEY (account_id, currency_code) REFERENCES wallet_account (id, currency_code)
      );
      CREATE INDEX wallet_top_up_customer ON wallet_top_up (customer_id, created_at);
    `)
    await runner.query(GUARDS)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE wallet_top_up, wallet_adjustment, wallet_withdrawal, wallet_escrow, wallet_hold,
        wallet_posting, wallet_transaction, wallet_account;
      DROP FUNCTION wallet_refuse_change(), wallet_refuse_late_postings(), wallet_check_balanced();
    `)
  }
}

const GUARDS = `
  CREATE FUNCTION wallet_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
  END $$;

  CREATE TRIGGER wallet_transaction_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON wallet_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION wallet_refuse_change();
  CREATE TRIGGER wallet_posting_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON wallet_posting
    FOR EACH STATEMENT EXECUTE FUNCTION wallet_refuse_change();

  -- Checked once per transaction, at commit, when all its postings are there.
  -- enable_seqscan is off in the functions of the hot path: a plan that was made while the tables were
  -- small is kept by the connection, and would read them whole when they have grown.
  CREATE FUNCTION wallet_check_balanced() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
  DECLARE
    lines int;
    unbalanced text;
  BEGIN
    SELECT sum(per_currency.lines), string_agg(currency_code, ', ') FILTER (WHERE net <> 0) INTO lines, unbalanced FROM (
      SELECT currency_code, count(*) AS lines, sum(amount) AS net FROM wallet_posting WHERE transaction_id = NEW.id GROUP BY currency_code
    ) per_currency;
    IF lines IS NULL OR lines < 2 THEN
      RAISE EXCEPTION 'wallet transaction % has % posting(s)', NEW.id, coalesce(lines, 0) USING ERRCODE = 'check_violation';
    END IF;
    IF unbalanced IS NOT NULL THEN
      RAISE EXCEPTION 'wallet transaction % does not balance in %', NEW.id, unbalanced USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER wallet_transaction_balanced AFTER INSERT ON wallet_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wallet_check_balanced();

  -- Makes that one check enough: a posting comes with its transaction, nobody adds one to what was checked
  -- before. As transactions are never deleted, it is all that a foreign key would hold.
  CREATE FUNCTION wallet_refuse_late_postings() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM added LEFT JOIN wallet_transaction t ON t.id = added.transaction_id
      WHERE t.written_by IS DISTINCT FROM pg_current_xact_id()
    ) THEN
      RAISE EXCEPTION 'a wallet posting is written together with its transaction' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER wallet_posting_with_its_transaction AFTER INSERT ON wallet_posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wallet_refuse_late_postings();
`
