-- Ballots are sealed from here on, and what was fixed at opening has other fields. A round that was opened before cannot
-- be carried over: nobody holds a key to it.
DO $$
BEGIN
  IF EXISTS (SELECT FROM box) THEN
    RAISE EXCEPTION 'this database holds rounds that were opened before ballots were sealed; they cannot be carried over. Start with an empty database (the demo: npm run demo -- --phase stemmen)'
      USING ERRCODE = 'restrict_violation';
  END IF;
END $$;

-- The number of the batch that a ballot goes into now. It stands with the ballot and on its receipt.
ALTER TABLE box ADD batch integer NOT NULL DEFAULT 1 CHECK (batch >= 1);
-- How many times a batch could have been sealed since opening, when the last one was.
ALTER TABLE box ADD batch_slot integer NOT NULL DEFAULT 0 CHECK (batch_slot >= 0);
ALTER TABLE ballot ADD batch integer NOT NULL CHECK (batch >= 1);
CREATE UNIQUE INDEX ballot_hash ON ballot (round_id, body_hash);

DROP TRIGGER box_frozen ON box;
-- A box closes once and batches are counted one by one; nothing else about it ever changes.
CREATE TRIGGER box_frozen BEFORE UPDATE ON box FOR EACH ROW
  WHEN (ROW (NEW.round_id, NEW.opens_at, NEW.closes_at, NEW.grace, NEW.changeable, NEW.record)
        IS DISTINCT FROM ROW (OLD.round_id, OLD.opens_at, OLD.closes_at, OLD.grace, OLD.changeable, OLD.record)
        OR NEW.batch NOT IN (OLD.batch, OLD.batch + 1) OR NEW.batch_slot < OLD.batch_slot OR OLD.status = 'closed')
  EXECUTE FUNCTION refuse_change();

-- Where ballots wait for their batch, in the order in which they came: a partition for each round, emptied as a file when
-- the batch is sealed. What is left of it then is the ballots sorted by hash, an order that tells nothing.
CREATE TABLE inbox (
  round_id        text NOT NULL,
  voter_key       bytea NOT NULL CHECK (octet_length(voter_key) = 32),
  rev             integer NOT NULL CHECK (rev BETWEEN 1 AND 50),
  body            text NOT NULL,
  body_hash       bytea NOT NULL CHECK (body_hash = sha256(convert_to(body, 'UTF8'))),
  pass_signature  bytea NOT NULL CHECK (octet_length(pass_signature) = 384),
  voter_signature bytea NOT NULL CHECK (octet_length(voter_signature) = 64),
  batch           integer NOT NULL CHECK (batch >= 1),
  PRIMARY KEY (round_id, voter_key, rev)
) PARTITION BY LIST (round_id);

CREATE FUNCTION inbox_of(p_round_id text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 'inbox_' || encode(sha256(convert_to(p_round_id, 'UTF8')), 'hex')::varchar(32)
$$;

-- Makes the inbox of a round; a second time changes nothing. Two at the same time would both want to change its rights.
CREATE FUNCTION make_inbox(p_round_id text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(box_lock(p_round_id));
  IF to_regclass(inbox_of(p_round_id)) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF inbox FOR VALUES IN (%L)', inbox_of(p_round_id), p_round_id);
  EXECUTE format('REVOKE ALL ON %I FROM wijkbegroting_urn', inbox_of(p_round_id));
END $$;

-- Puts one ballot in the box, in one round trip; see 0001 for the answers and for why lock and insert are two statements.
-- Between sealed ballots and the inbox nothing can move while the shared lock is held, so that looking in both is safe.
DROP FUNCTION cast_ballot;
CREATE FUNCTION cast_ballot(
  p_round_id text, p_voter_key bytea, p_rev integer, p_prev_hash bytea,
  p_body text, p_body_hash bytea, p_pass_signature bytea, p_voter_signature bytea,
  OUT answer text, OUT in_batch integer
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
DECLARE
  there bytea;
  the_box record;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'ballots are cast at READ COMMITTED' USING ERRCODE = 'active_sql_transaction';
  END IF;
  PERFORM pg_advisory_xact_lock_shared(box_lock(p_round_id));

  INSERT INTO inbox (round_id, voter_key, rev, body, body_hash, pass_signature, voter_signature, batch)
  SELECT b.round_id, p_voter_key, p_rev, p_body, p_body_hash, p_pass_signature, p_voter_signature, b.batch
  FROM box b
  WHERE b.round_id = p_round_id AND b.status = 'open'
    AND clock_timestamp() >= b.opens_at AND clock_timestamp() < b.closes_at + b.grace
    AND NOT EXISTS (
      SELECT FROM ballot sealed
      WHERE sealed.round_id = p_round_id AND sealed.voter_key = p_voter_key AND sealed.rev = p_rev)
    AND CASE WHEN p_rev = 1 THEN p_prev_hash IS NULL
             ELSE b.changeable AND p_prev_hash = (
               SELECT before.body_hash FROM cast_so_far(p_round_id, p_voter_key, p_rev - 1) before) END
  ON CONFLICT (round_id, voter_key, rev) DO NOTHING
  RETURNING batch INTO in_batch;
  IF FOUND THEN
    answer := 'recorded';
    RETURN;
  END IF;

  SELECT body_hash, batch INTO there, in_batch FROM cast_so_far(p_round_id, p_voter_key, p_rev);
  IF FOUND THEN
    answer := CASE WHEN there = p_body_hash THEN 'same' ELSE 'conflict' END;
    RETURN;
  END IF;
  SELECT * INTO the_box FROM box WHERE round_id = p_round_id;
  IF NOT FOUND OR clock_timestamp() < the_box.opens_at AND the_box.status = 'open' THEN
    answer := 'not-open';
  ELSIF the_box.status = 'closed' OR clock_timestamp() >= the_box.closes_at + the_box.grace THEN
    answer := 'closed';
  ELSIF p_rev > 1 AND NOT the_box.changeable THEN
    answer := 'final';
  ELSE
    answer := 'chain-broken';
  END IF;
END $$;

-- The ballot of a voter with this number, sealed or still in the inbox.
CREATE FUNCTION cast_so_far(p_round_id text, p_voter_key bytea, p_rev integer)
RETURNS TABLE (body_hash bytea, batch integer) LANGUAGE sql STABLE SET search_path = urn, pg_temp AS $$
  SELECT body_hash, batch FROM ballot WHERE round_id = p_round_id AND voter_key = p_voter_key AND rev = p_rev
  UNION ALL
  SELECT body_hash, batch FROM inbox WHERE round_id = p_round_id AND voter_key = p_voter_key AND rev = p_rev
$$;

-- Seals the batch: waits for the ballots under way, lays those of the inbox with the others sorted by hash, and empties the
-- inbox. While the box is open that happens when the time between two batches has passed by the clock of the database, and
-- at least ten ballots are there: fewer could be laid beside the passes of those hours. When the box has closed the rest
-- follows. Gives the number of the batch with its hashes in their order; nothing when nothing was due. The caller writes the
-- leaf of the log in the same transaction.
CREATE FUNCTION seal_batch(p_round_id text) RETURNS TABLE (batch integer, body_hash bytea)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
DECLARE
  the_box record;
  slot integer;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a batch is sealed at READ COMMITTED' USING ERRCODE = 'active_sql_transaction';
  END IF;
  PERFORM pg_advisory_xact_lock(box_lock(p_round_id));
  SELECT * INTO the_box FROM box b WHERE b.round_id = p_round_id;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  IF the_box.status = 'open' THEN
    slot := floor(extract(epoch FROM clock_timestamp() - the_box.opens_at)
      / (60 * (the_box.record::jsonb ->> 'batchMinutes')::integer));
    IF slot <= the_box.batch_slot OR (SELECT count(*) < 10 FROM inbox i WHERE i.round_id = p_round_id) THEN
      RETURN;
    END IF;
    UPDATE box b SET batch = b.batch + 1, batch_slot = slot WHERE b.round_id = p_round_id;
  END IF;
  INSERT INTO ballot (round_id, voter_key, rev, body, body_hash, pass_signature, voter_signature, batch)
  SELECT i.round_id, i.voter_key, i.rev, i.body, i.body_hash, i.pass_signature, i.voter_signature, i.batch
  FROM inbox i WHERE i.round_id = p_round_id ORDER BY i.body_hash;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  EXECUTE format('TRUNCATE %I', inbox_of(p_round_id));
  RETURN QUERY SELECT b.batch, b.body_hash FROM ballot b
    WHERE b.round_id = p_round_id AND b.batch = the_box.batch ORDER BY b.body_hash;
END $$;

-- Every ballot of a closed box in the order of the hashes, a page at a time; of an open box none.
CREATE FUNCTION sealed_ballots(p_round_id text, p_after bytea, p_limit integer)
RETURNS TABLE (body text, body_hash bytea, pass_signature bytea, voter_signature bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
  SELECT body, body_hash, pass_signature, voter_signature
  FROM ballot
  WHERE round_id = p_round_id AND body_hash > p_after
    AND EXISTS (SELECT FROM box WHERE box.round_id = p_round_id AND box.status = 'closed')
  ORDER BY body_hash
  LIMIT p_limit
$$;
DROP FUNCTION closed_ballots;

-- Different voter keys and ballots in a closed box; of an open box nothing.
CREATE FUNCTION closed_totals(p_round_id text) RETURNS TABLE (ballots bigint, voters bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = urn, pg_temp AS $$
  SELECT count(*), count(DISTINCT voter_key)
  FROM ballot
  WHERE round_id = p_round_id
    AND EXISTS (SELECT FROM box WHERE box.round_id = p_round_id AND box.status = 'closed')
$$;

-- The public log (docs/protocol.md, section 7): leaves without gaps, heads signed by the log key, and who cosigned them.
CREATE TABLE log_leaf (
  round_id text NOT NULL REFERENCES box (round_id),
  position integer NOT NULL CHECK (position >= 0),
  type     text NOT NULL CHECK (type = leaf::jsonb ->> 'type'),
  leaf     text NOT NULL,
  hash     bytea NOT NULL CHECK (hash = sha256('\x00'::bytea || convert_to(leaf, 'UTF8'))),
  PRIMARY KEY (round_id, position)
);
-- What happens once in a round stands in its log once.
CREATE UNIQUE INDEX log_leaf_once ON log_leaf (round_id, type) WHERE type IN ('OPENING', 'CLOSE', 'KEY_REVEAL', 'RESULT');
CREATE FUNCTION refuse_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position > 0 AND NOT EXISTS (
    SELECT FROM urn.log_leaf WHERE round_id = NEW.round_id AND position = NEW.position - 1) THEN
    RAISE EXCEPTION 'leaf % of round % follows on nothing', NEW.position, NEW.round_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_leaf_without_gap BEFORE INSERT ON log_leaf FOR EACH ROW EXECUTE FUNCTION refuse_gap();

CREATE TABLE log_head (
  round_id text NOT NULL REFERENCES box (round_id),
  size     integer NOT NULL CHECK (size > 0),
  note     text NOT NULL,
  PRIMARY KEY (round_id, size)
);
CREATE TABLE cosignature (
  round_id text NOT NULL,
  size     integer NOT NULL,
  witness  text NOT NULL,
  line     text NOT NULL,
  PRIMARY KEY (round_id, size, witness),
  FOREIGN KEY (round_id, size) REFERENCES log_head (round_id, size)
);

-- Shares of the tally secret that trustees gave back after closing.
CREATE TABLE revealed_share (
  round_id text NOT NULL REFERENCES box (round_id),
  trustee  text NOT NULL,
  share    bytea NOT NULL CHECK (octet_length(share) = 33),
  PRIMARY KEY (round_id, trustee)
);
CREATE FUNCTION refuse_early_share() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM urn.box WHERE round_id = NEW.round_id AND status = 'closed') THEN
    RAISE EXCEPTION 'the box of round % is not closed', NEW.round_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER revealed_share_after_closing BEFORE INSERT ON revealed_share
  FOR EACH ROW EXECUTE FUNCTION refuse_early_share();

CREATE TRIGGER log_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_leaf
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cosignature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cosignature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revealed_share_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON revealed_share
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The lock under which leaves are appended; whoever needs the lock of the box as well takes that one first.
CREATE FUNCTION log_lock(p_round_id text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT hashtextextended('wijkbegroting/public-log/' || p_round_id, 0)
$$;

REVOKE ALL ON FUNCTION make_inbox, cast_ballot, seal_batch, sealed_ballots, closed_totals, cast_so_far FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_inbox, cast_ballot, seal_batch, sealed_ballots, closed_totals
  TO wijkbegroting_urn;
GRANT SELECT, INSERT ON log_leaf, log_head, cosignature, revealed_share TO wijkbegroting_urn;
