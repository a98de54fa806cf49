-- The ballot box of a round, with everything that a ballot is checked against: the box needs no other area.
-- Its times bound the voting; no time stands with a ballot.
CREATE TABLE box (
  round_id      text PRIMARY KEY CHECK (round_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(round_id) <= 60),
  status        text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  opens_at      timestamptz NOT NULL,
  closes_at     timestamptz NOT NULL,
  grace         interval NOT NULL CHECK (grace >= interval '0'),
  changeable    boolean NOT NULL,
  record        text NOT NULL,
  record_sha256 bytea NOT NULL CHECK (record_sha256 = sha256(convert_to(record, 'UTF8'))),
  CHECK (opens_at < closes_at)
);

-- One row for each ballot that was cast. No account, address, time or serial number (ballot-protocol, section 1).
CREATE TABLE ballot (
  round_id        text NOT NULL REFERENCES box (round_id),
  voter_key       bytea NOT NULL CHECK (octet_length(voter_key) = 32),
  rev             integer NOT NULL CHECK (rev BETWEEN 1 AND 50),
  body            text NOT NULL,
  body_hash       bytea NOT NULL CHECK (body_hash = sha256(convert_to(body, 'UTF8'))),
  pass_signature  bytea NOT NULL CHECK (octet_length(pass_signature) = 384),
  voter_signature bytea NOT NULL CHECK (octet_length(voter_signature) = 64),
  PRIMARY KEY (round_id, voter_key, rev)
);

-- The key that signs receipts (Ed25519). The private part is sealed with a key outside the database.
CREATE TABLE log_key (
  round_id           text PRIMARY KEY,
  public_key         bytea NOT NULL CHECK (octet_length(public_key) = 32),
  sealed_private_key bytea NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ballot_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ballot
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A box closes once; nothing else about it ever changes.
CREATE TRIGGER box_frozen BEFORE UPDATE ON box FOR EACH ROW
  WHEN (ROW (NEW.round_id, NEW.opens_at, NEW.closes_at, NEW.grace, NEW.changeable, NEW.record)
        IS DISTINCT FROM ROW (OLD.round_id, OLD.opens_at, OLD.closes_at, OLD.grace, OLD.changeable, OLD.record)
        OR OLD.status = 'closed')
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER box_kept BEFORE DELETE OR TRUNCATE ON box FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Both functions below name the lock of a round the same way.
CREATE FUNCTION box_lock(p_round_id text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT hashtextextended('wijkbegroting/ballot-box/' || p_round_id, 0)
$$;

-- Puts one ballot in the box, in one round trip. Answers
--   recorded     the ballot is in the box now            same          this very ballot was in it already
--   conflict     another ballot has its place            chain-broken  it does not follow on the one before
--   final        ballots of this round cannot change     not-open      the box is not open yet, or does not exist
--   closed       the box has closed
-- The lock and the insert are two statements on purpose. At READ COMMITTED every statement of a VOLATILE function looks
-- at the database afresh. Were they one, the insert would look with the eyes of the moment before it got the lock: a
-- ballot that waited for a closing would still see an open box, and end up in the table but not in the count. At a
-- higher isolation level the second look would be as old as the first, so that is refused. Time is clock_timestamp(),
-- as now() stands still from the start of the transaction, which may lie before the wait.
CREATE FUNCTION cast_ballot(
  p_round_id text, p_voter_key bytea, p_rev integer, p_prev_hash bytea,
  p_body text, p_body_hash bytea, p_pass_signature bytea, p_voter_signature bytea
) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
DECLARE
  there bytea;
  the_box record;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'ballots are cast at READ COMMITTED' USING ERRCODE = 'active_sql_transaction';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(box_lock(p_round_id));

  INSERT INTO ballot (round_id, voter_key, rev, body, body_hash, pass_signature, voter_signature)
  SELECT b.round_id, p_voter_key, p_rev, p_body, p_body_hash, p_pass_signature, p_voter_signature
  FROM box b
  WHERE b.round_id = p_round_id AND b.status = 'open'
    AND clock_timestamp() >= b.opens_at AND clock_timestamp() < b.closes_at + b.grace
    AND CASE WHEN p_rev = 1 THEN p_prev_hash IS NULL
             ELSE b.changeable AND EXISTS (
               SELECT FROM ballot before
               WHERE before.round_id = p_round_id AND before.voter_key = p_voter_key
                 AND before.rev = p_rev - 1 AND before.body_hash = p_prev_hash) END
  ON CONFLICT (round_id, voter_key, rev) DO NOTHING;
  IF FOUND THEN
    RETURN 'recorded';
  END IF;

  SELECT body_hash INTO there FROM ballot WHERE round_id = p_round_id AND voter_key = p_voter_key AND rev = p_rev;
  IF FOUND THEN
    RETURN CASE WHEN there = p_body_hash THEN 'same' ELSE 'conflict' END;
  END IF;
  SELECT * INTO the_box FROM box WHERE round_id = p_round_id;
  IF NOT FOUND OR clock_timestamp() < the_box.opens_at AND the_box.status = 'open' THEN
    RETURN 'not-open';
  ELSIF the_box.status = 'closed' OR clock_timestamp() >= the_box.closes_at + the_box.grace THEN
    RETURN 'closed';
  ELSIF p_rev > 1 AND NOT the_box.changeable THEN
    RETURN 'final';
  END IF;
  RETURN 'chain-broken';
END $$;

-- Closes the box: waits for the ballots under way, then lets no other in. Before closing time plus grace only when asked
-- for (p_early). Answers 'closed' (also when it was), 'too-early' or 'unknown'.
CREATE FUNCTION close_box(p_round_id text, p_early boolean) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
DECLARE
  the_box record;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a box is closed at READ COMMITTED' USING ERRCODE = 'active_sql_transaction';
  END IF;
  PERFORM pg_advisory_xact_lock(box_lock(p_round_id));
  SELECT * INTO the_box FROM box WHERE round_id = p_round_id;
  IF NOT FOUND THEN
    RETURN 'unknown';
  ELSIF the_box.status = 'open' AND NOT p_early AND clock_timestamp() < the_box.closes_at + the_box.grace THEN
    RETURN 'too-early';
  END IF;
  UPDATE box SET status = 'closed' WHERE round_id = p_round_id AND status = 'open';
  RETURN 'closed';
END $$;

-- The ballots of a closed box in the order of their keys, a page at a time; of an open box none. The role of the
-- application has no other way to read ballots, so no interim result can be read through it.
CREATE FUNCTION closed_ballots(p_round_id text, p_after bytea, p_limit integer)
RETURNS SETOF ballot LANGUAGE sql STABLE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
  SELECT DISTINCT ON (voter_key) *
  FROM ballot
  WHERE round_id = p_round_id AND voter_key > p_after
    AND EXISTS (SELECT FROM box WHERE box.round_id = p_round_id AND box.status = 'closed')
  ORDER BY voter_key, rev DESC
  LIMIT p_limit
$$;

REVOKE ALL ON FUNCTION cast_ballot, close_box, closed_ballots FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cast_ballot, close_box, closed_ballots TO wijkbegroting_urn;
GRANT SELECT, INSERT ON box, log_key TO wijkbegroting_urn;
