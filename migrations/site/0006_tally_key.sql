-- The key that the ballots of a round are sealed to, made in a ceremony; its secret was never here. Until voting is set ready
-- another ceremony may replace it.
CREATE TABLE tally_key (
  round_id        text PRIMARY KEY REFERENCES round (id),
  public_key      text NOT NULL,
  threshold       integer NOT NULL CHECK (threshold BETWEEN 1 AND 9),
  trustees        jsonb NOT NULL,
  draw_commitment text NOT NULL,
  made_at         timestamptz NOT NULL,
  made_by         uuid NOT NULL REFERENCES account (id)
);
-- Who cosigns the heads of the log of a round.
CREATE TABLE witness (
  round_id text NOT NULL REFERENCES round (id),
  name     text NOT NULL CHECK (name <> ''),
  key      text NOT NULL,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (round_id, name)
);
CREATE FUNCTION refuse_after_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Neither away from such a round nor to it.
  IF EXISTS (SELECT FROM site.opening_record WHERE round_id IN (OLD.round_id, NEW.round_id)) THEN
    RAISE EXCEPTION 'the keys of round % were fixed at opening', COALESCE(OLD.round_id, NEW.round_id)
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER tally_key_fixed BEFORE INSERT OR UPDATE OR DELETE ON tally_key
  FOR EACH ROW EXECUTE FUNCTION refuse_after_opening();
CREATE TRIGGER witness_fixed BEFORE INSERT OR UPDATE OR DELETE ON witness
  FOR EACH ROW EXECUTE FUNCTION refuse_after_opening();
CREATE TRIGGER tally_key_kept BEFORE TRUNCATE ON tally_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER witness_kept BEFORE TRUNCATE ON witness FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What trustees signed: the exact opening record, by its hash.
CREATE TABLE opening_signature (
  round_id      text NOT NULL REFERENCES round (id),
  record_sha256 bytea NOT NULL CHECK (octet_length(record_sha256) = 32),
  trustee       text NOT NULL,
  signature     bytea NOT NULL CHECK (octet_length(signature) = 64),
  PRIMARY KEY (round_id, record_sha256, trustee)
);
CREATE TRIGGER opening_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON opening_signature
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whoever may not read an event gets its hash in the chain; what is random in it keeps them from trying what it hides.
ALTER TABLE audit_event ADD COLUMN salt uuid NOT NULL DEFAULT gen_random_uuid();

-- The order in which events of the staff were chained, and the head of the chain after each. One job writes it, so that no
-- transaction of people waits for another.
CREATE TABLE audit_link (
  position bigint PRIMARY KEY CHECK (position > 0),
  event_id bigint NOT NULL UNIQUE REFERENCES audit_event (id),
  head     bytea NOT NULL CHECK (octet_length(head) = 32)
);
CREATE TRIGGER audit_link_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE draw ALTER minutes DROP NOT NULL;

GRANT SELECT, INSERT, UPDATE ON tally_key TO wijkbegroting_site;
GRANT SELECT, INSERT, DELETE ON witness TO wijkbegroting_site;
GRANT SELECT, INSERT ON opening_signature, audit_link TO wijkbegroting_site;
