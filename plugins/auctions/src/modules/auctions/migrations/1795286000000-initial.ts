import type { MigrationInterface, QueryRunner } from "typeorm"

export class Initial1795286000000 implements MigrationInterface {
  name = "Initial1795286000000"

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOTS)
    await runner.query(BIDS)
    await runner.query(SALES)
    await runner.query(STOCK)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION auction_stock_claimed(), auction_stock_taken() CASCADE;
      DROP TABLE auction_stock_claim, auction_strike, auction_sale, auction_watch, auction_event, auction_retraction,
        auction_bidder, auction_bid, auction CASCADE;
      DROP FUNCTION auction_price_holds(), auction_bid_is_for_ever(), auction_take(text[], text[], text[], boolean),
        auction_write(json, json, json, timestamptz);
    `)
  }
}

const LOTS = `
  CREATE TABLE auction (
    id text PRIMARY KEY,
    reference text NOT NULL UNIQUE,
    variant_id text NOT NULL,
    product_id text NOT NULL,
    quantity int NOT NULL DEFAULT 1 CHECK (quantity BETWEEN 1 AND 100000),
    format text NOT NULL CHECK (format IN ('english', 'dutch', 'sealed_first', 'sealed_second')),
    status text NOT NULL DEFAULT 'draft'
      CHECK (status IN ('draft', 'scheduled', 'live', 'ended', 'settled', 'defaulted', 'cancelled')),
    outcome text CHECK (outcome IN ('sold', 'reserve_not_met', 'no_bids')),
    currency_code text NOT NULL CHECK (currency_code ~ '^[a-z]{3}$'),
    title text CHECK (length(title) BETWEEN 1 AND 200),
    subtitle text CHECK (length(subtitle) <= 300),
    description text CHECK (length(description) <= 20000),
    condition text CHECK (length(condition) <= 5000),
    provenance text CHECK (length(provenance) <= 5000),
    -- Minor units for one unit, as all prices here.
    starting_price bigint NOT NULL CHECK (starting_price BETWEEN 1 AND 1000000000000000),
    reserve_price bigint CHECK (reserve_price BETWEEN starting_price AND 1000000000000000),
    buy_now_price bigint CHECK (buy_now_price BETWEEN coalesce(reserve_price, starting_price) AND 1000000000000000),
    estimate_low bigint CHECK (estimate_low > 0),
    estimate_high bigint CHECK (estimate_high >= coalesce(estimate_low, 1)),
    clock_decrement bigint CHECK (clock_decrement > 0),
    clock_step_seconds int CHECK (clock_step_seconds > 0),
    clock_floor bigint CHECK (clock_floor BETWEEN 1 AND starting_price - 1),
    increments jsonb,
    starts_at timestamptz,
    ends_at timestamptz,
    -- Where the end was before bids and merchants moved it.
    planned_ends_at timestamptz,
    soft_close_window_seconds int CHECK (soft_close_window_seconds BETWEEN 1 AND 86400),
    soft_close_extension_seconds int CHECK (soft_close_extension_seconds BETWEEN 1 AND 86400),
    soft_close_cap_minutes int CHECK (soft_close_cap_minutes BETWEEN 0 AND 10080),
    premium_basis_points int NOT NULL DEFAULT 0 CHECK (premium_basis_points BETWEEN 0 AND 10000),
    commission_basis_points int NOT NULL DEFAULT 0 CHECK (commission_basis_points BETWEEN 0 AND 10000),
    deposit bigint CHECK (deposit > 0),
    pay_within_hours int NOT NULL DEFAULT 48 CHECK (pay_within_hours BETWEEN 1 AND 2160),
    seller_id text,
    current_price bigint CHECK (current_price >= starting_price OR format = 'dutch'),
    leader_bid_id text,
    leader_bidder_id text,
    leader_number int,
    leader_maximum bigint CHECK (leader_maximum >= current_price),
    reserve_met boolean NOT NULL DEFAULT false,
    bid_count int NOT NULL DEFAULT 0 CHECK (bid_count >= 0),
    bid_sequence int NOT NULL DEFAULT 0 CHECK (bid_sequence >= bid_count),
    bidder_count int NOT NULL DEFAULT 0 CHECK (bidder_count >= 0),
    retraction_count int NOT NULL DEFAULT 0 CHECK (retraction_count >= 0),
    units_sold int NOT NULL DEFAULT 0 CHECK (units_sold BETWEEN 0 AND quantity),
    hammer_price bigint CHECK (hammer_price > 0),
    ended_at timestamptz,
    version int NOT NULL DEFAULT 0,
    metadata jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CHECK (status IN ('draft', 'cancelled') OR (starts_at IS NOT NULL AND ends_at IS NOT NULL AND planned_ends_at IS NOT NULL)),
    CHECK (ends_at > starts_at),
    CHECK (format <> 'dutch' OR (clock_decrement IS NOT NULL AND clock_step_seconds IS NOT NULL AND clock_floor IS NOT NULL)),
    CHECK ((soft_close_window_seconds IS NULL) = (soft_close_extension_seconds IS NULL)),
    CHECK (num_nulls(leader_bid_id, leader_bidder_id, leader_number, leader_maximum) IN (0, 4)),
    CHECK (leader_bidder_id IS DISTINCT FROM seller_id OR seller_id IS NULL),
    CHECK ((status IN ('ended', 'settled', 'defaulted')) = (outcome IS NOT NULL) OR status = 'cancelled'),
    CHECK ((status IN ('ended', 'settled', 'defaulted')) <= (ended_at IS NOT NULL)),
    CHECK ((outcome = 'sold') <= (hammer_price IS NOT NULL))
  );
  CREATE INDEX auction_status_ends ON auction (status, ends_at);
  CREATE INDEX auction_status_starts ON auction (status, starts_at);
  CREATE INDEX auction_product ON auction (product_id);
  CREATE INDEX auction_seller ON auction (seller_id) WHERE seller_id IS NOT NULL;

  CREATE FUNCTION auction_price_holds() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.current_price IS DISTINCT FROM OLD.current_price AND (NEW.current_price < OLD.current_price OR NEW.current_price IS NULL)
      AND NEW.retraction_count = OLD.retraction_count THEN
      RAISE EXCEPTION 'The price of % falls from % to % without a retraction', OLD.id, OLD.current_price, NEW.current_price;
    END IF;
    RETURN NEW;
  END $$;
  -- A falling clock has no stored price.
  CREATE TRIGGER auction_price_holds BEFORE UPDATE OF current_price ON auction FOR EACH ROW
    WHEN (OLD.current_price IS NOT NULL) EXECUTE FUNCTION auction_price_holds();

  -- What everybody could see, in order: the feed that a client which comes back reads, and the audit.
  CREATE TABLE auction_event (
    auction_id text NOT NULL REFERENCES auction ON DELETE CASCADE,
    version int NOT NULL,
    type text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_id text,
    data jsonb NOT NULL,
    -- For merchants alone.
    detail jsonb,
    PRIMARY KEY (auction_id, version)
  );

  CREATE TABLE auction_watch (
    auction_id text NOT NULL REFERENCES auction ON DELETE CASCADE,
    customer_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (auction_id, customer_id)
  );
  CREATE INDEX auction_watch_customer ON auction_watch (customer_id, created_at);
`

const BIDS = `
  CREATE TABLE auction_bid (
    id text PRIMARY KEY,
    auction_id text NOT NULL REFERENCES auction,
    sequence int NOT NULL CHECK (sequence > 0),
    -- No bid without the one before it: a sequence has no gaps.
    previous int GENERATED ALWAYS AS (nullif(sequence, 1) - 1) STORED,
    reference text NOT NULL UNIQUE,
    bidder_id text NOT NULL,
    number int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('bid', 'buy_now', 'clock')),
    maximum bigint NOT NULL CHECK (maximum > 0),
    quantity int NOT NULL DEFAULT 1 CHECK (quantity > 0),
    -- The price that everybody saw after it.
    amount bigint NOT NULL CHECK (amount > 0 AND amount <= greatest(maximum, amount)),
    placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The end as it stood when the bid came.
    ends_at timestamptz NOT NULL,
    ip_hash text,
    device_hash text,
    UNIQUE (auction_id, sequence),
    UNIQUE (id, auction_id),
    FOREIGN KEY (auction_id, previous) REFERENCES auction_bid (auction_id, sequence),
    CONSTRAINT auction_bid_in_time CHECK (placed_at < ends_at)
  );
  CREATE INDEX auction_bid_bidder ON auction_bid (bidder_id, placed_at);
  ALTER TABLE auction ADD CONSTRAINT auction_leader FOREIGN KEY (leader_bid_id, id) REFERENCES auction_bid (id, auction_id)
    DEFERRABLE INITIALLY DEFERRED;

  CREATE FUNCTION auction_bid_is_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'Bids are never changed or removed; retract them';
  END $$;
  CREATE TRIGGER auction_bid_is_for_ever BEFORE UPDATE OR DELETE ON auction_bid FOR EACH ROW EXECUTE FUNCTION auction_bid_is_for_ever();

  CREATE TABLE auction_retraction (
    bid_id text PRIMARY KEY REFERENCES auction_bid,
    auction_id text NOT NULL REFERENCES auction,
    actor_id text NOT NULL,
    reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
    created_at timestamptz NOT NULL DEFAULT now()
  );

  -- A bidder on one lot: known to the public by a number alone.
  CREATE TABLE auction_bidder (
    auction_id text NOT NULL REFERENCES auction ON DELETE CASCADE,
    bidder_id text NOT NULL,
    number int CHECK (number > 0),
    maximum bigint,
    quantity int,
    bid_count int NOT NULL DEFAULT 0,
    deposit_hold_id text,
    deposit_status text CHECK (deposit_status IN ('held', 'released', 'forfeited')),
    -- Bids in the minute that began then; see the limit on bids.
    minute_at timestamptz,
    minute_count int NOT NULL DEFAULT 0,
    last_bid_at timestamptz,
    PRIMARY KEY (auction_id, bidder_id),
    UNIQUE (auction_id, number),
    CHECK ((deposit_hold_id IS NULL) = (deposit_status IS NULL))
  );
  CREATE INDEX auction_bidder_bidder ON auction_bidder (bidder_id, last_bid_at);
  CREATE INDEX auction_bidder_deposit ON auction_bidder (auction_id) WHERE deposit_status = 'held';
`

const SALES = `
  CREATE TABLE auction_sale (
    id text PRIMARY KEY,
    auction_id text NOT NULL REFERENCES auction,
    bid_id text NOT NULL REFERENCES auction_bid,
    bidder_id text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('hammer', 'buy_now', 'clock', 'second_chance')),
    status text NOT NULL
      CHECK (status IN ('offered', 'awaiting_payment', 'ordered', 'paid', 'declined', 'lapsed', 'defaulted', 'cancelled')),
    -- One winner for the whole lot; false where several bidders share it.
    exclusive boolean NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    unit_price bigint NOT NULL CHECK (unit_price > 0),
    premium bigint NOT NULL CHECK (premium >= 0),
    currency_code text NOT NULL,
    offer_until timestamptz,
    pay_until timestamptz,
    cart_id text UNIQUE,
    order_id text UNIQUE,
    -- An order is being placed since then: a deadline waits for how it ends.
    completing_at timestamptz,
    paid_at timestamptz,
    note text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (bid_id),
    CHECK ((status = 'ordered') <= (order_id IS NOT NULL))
  );
  CREATE UNIQUE INDEX auction_sale_one_offer ON auction_sale (auction_id) WHERE status = 'offered';
  CREATE UNIQUE INDEX auction_sale_one_winner ON auction_sale (auction_id)
    WHERE exclusive AND status IN ('offered', 'awaiting_payment', 'ordered', 'paid');
  CREATE INDEX auction_sale_auction ON auction_sale (auction_id);
  CREATE INDEX auction_sale_bidder ON auction_sale (bidder_id, created_at);

  CREATE TABLE auction_strike (
    sale_id text PRIMARY KEY REFERENCES auction_sale,
    customer_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    lifted_at timestamptz,
    lifted_by text
  );
  CREATE INDEX auction_strike_customer ON auction_strike (customer_id) WHERE lifted_at IS NULL;

  -- Takes the lots of a batch of bids (three arrays, one entry for each bid) for the rest of the transaction, and answers what
  -- the bids need to know. Without p_waits, lots that somebody else holds are left out. A function, because what is read must be
  -- read after the locks are there.
  CREATE FUNCTION auction_take(p_lots text[], p_bidders text[], p_references text[], p_waits boolean)
  RETURNS TABLE (lot json, bidders json, known json, now timestamptz) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    v_taken text[];
    v_now timestamptz;
  BEGIN
    -- Always in this order, so that no two batches wait for each other.
    IF p_waits THEN
      v_taken := ARRAY(SELECT a.id FROM auction a WHERE a.id = ANY (p_lots) ORDER BY a.id FOR NO KEY UPDATE);
    ELSE
      v_taken := ARRAY(SELECT a.id FROM auction a WHERE a.id = ANY (p_lots) ORDER BY a.id FOR NO KEY UPDATE SKIP LOCKED);
    END IF;
    v_now := clock_timestamp();
    RETURN QUERY SELECT to_json(a),
      (SELECT json_agg(json_build_object('bidder_id', i.id, 'number', b.number, 'maximum', b.maximum, 'quantity', b.quantity,
         'deposit', b.deposit_status, 'minute_at', b.minute_at, 'minute_count', b.minute_count,
         'strikes', (SELECT count(*) FROM auction_strike s WHERE s.customer_id = i.id AND s.lifted_at IS NULL)))
       FROM (SELECT DISTINCT u.bidder FROM unnest(p_lots, p_bidders) u(lot, bidder) WHERE u.lot = a.id) i(id)
       LEFT JOIN auction_bidder b ON b.auction_id = a.id AND b.bidder_id = i.id),
      (SELECT json_agg(k) FROM unnest(p_lots, p_references) u(lot, reference) JOIN auction_bid k ON k.reference = u.reference
       WHERE u.lot = a.id),
      v_now
    FROM unnest(v_taken) t(id) JOIN auction a ON a.id = t.id;
  END $$;

  -- Writes what a batch of bids has changed: p_lots as the lots are from now on, each with what everybody is told of it.
  CREATE FUNCTION auction_write(p_lots json, p_bids json, p_bidders json, p_at timestamptz)
  RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    INSERT INTO auction_bid (id, auction_id, sequence, reference, bidder_id, number, kind, maximum, quantity, amount, placed_at,
      ends_at, ip_hash, device_hash)
    SELECT b.id, b.auction_id, b.sequence, b.reference, b.bidder_id, b.number, b.kind, b.maximum, b.quantity, b.amount,
      -- Should the end have passed since, auction_bid_in_time refuses it.
      CASE WHEN clock_timestamp() < b.ends_at THEN p_at ELSE clock_timestamp() END,
      b.ends_at, b.ip_hash, b.device_hash
    FROM json_to_recordset(p_bids) b(id text, auction_id text, sequence int, reference text, bidder_id text, number int, kind text,
      maximum bigint, quantity int, amount bigint, ends_at timestamptz, ip_hash text, device_hash text);

    INSERT INTO auction_bidder (auction_id, bidder_id, number, maximum, quantity, bid_count, minute_at, minute_count, last_bid_at)
    SELECT b.auction_id, b.bidder_id, b.number, b.maximum, b.quantity, b.bid_count, b.minute_at, b.minute_count, p_at
    FROM json_to_recordset(p_bidders) b(auction_id text, bidder_id text, number int, maximum bigint, quantity int, bid_count int,
      minute_at timestamptz, minute_count int)
    ON CONFLICT (auction_id, bidder_id) DO UPDATE SET number = excluded.number, maximum = excluded.maximum,
      quantity = excluded.quantity, bid_count = auction_bidder.bid_count + excluded.bid_count, minute_at = excluded.minute_at,
      minute_count = excluded.minute_count, last_bid_at = excluded.last_bid_at;

    WITH lots AS MATERIALIZED (
      SELECT * FROM json_to_recordset(p_lots) l(id text, current_price bigint, leader_bid_id text, leader_bidder_id text,
        leader_number int, leader_maximum bigint, reserve_met boolean, bid_count int, bid_sequence int, bidder_count int,
        units_sold int, hammer_price bigint, ends_at timestamptz, status text, outcome text, ended_at timestamptz, version int,
        news_type text, news_data jsonb)
    ), told AS (
      INSERT INTO auction_event (auction_id, version, type, at, data) SELECT id, version, news_type, p_at, news_data FROM lots
    )
    UPDATE auction a SET current_price = l.current_price, leader_bid_id = l.leader_bid_id, leader_bidder_id = l.leader_bidder_id,
      leader_number = l.leader_number, leader_maximum = l.leader_maximum, reserve_met = l.reserve_met, bid_count = l.bid_count,
      bid_sequence = l.bid_sequence, bidder_count = l.bidder_count, units_sold = l.units_sold, hammer_price = l.hammer_price,
      ends_at = l.ends_at, status = l.status, outcome = l.outcome, ended_at = l.ended_at, version = l.version, updated_at = now()
    FROM lots l WHERE a.id = l.id;
  END $$;
`

// The winner's order reserves its stock itself, as every order does. So the lot's reservation goes a moment before, and
// in that moment nobody else may take the units: a claim forbids it, until the order's own reservation is there. The triggers
// are on tables of other modules; see stock-guard.ts.
const STOCK = `
  CREATE TABLE auction_stock_claim (
    sale_id text NOT NULL REFERENCES auction_sale ON DELETE CASCADE,
    inventory_item_id text NOT NULL,
    location_id text NOT NULL,
    quantity numeric NOT NULL CHECK (quantity > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sale_id, inventory_item_id, location_id)
  );
  CREATE INDEX auction_stock_claim_item ON auction_stock_claim (inventory_item_id, location_id);

  CREATE FUNCTION auction_stock_taken() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM auction_stock_claim c
      WHERE c.inventory_item_id = NEW.inventory_item_id
        AND (NEW.external_id = 'auction_sale:' || c.sale_id
          OR EXISTS (SELECT 1 FROM order_line_item i WHERE i.id = NEW.line_item_id AND i.metadata->>'auction_sale_id' = c.sale_id));
    RETURN NULL;
  END $$;

  CREATE FUNCTION auction_stock_claimed() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    claimed numeric;
    available numeric;
  BEGIN
    SELECT sum(c.quantity) INTO claimed FROM auction_stock_claim c
      WHERE c.inventory_item_id = NEW.inventory_item_id AND c.location_id = NEW.location_id;
    IF claimed IS NULL THEN RETURN NULL; END IF;
    SELECT l.stocked_quantity - l.reserved_quantity INTO available FROM inventory_level l WHERE l.id = NEW.id;
    IF available < claimed THEN
      RAISE EXCEPTION 'Not enough stock: the winner of an auction is buying it' USING ERRCODE = 'WK409';
    END IF;
    RETURN NULL;
  END $$;
`
