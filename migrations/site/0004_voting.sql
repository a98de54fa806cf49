-- What was fixed when the box was set ready; its hash names it everywhere.
CREATE TABLE opening_record (
  round_id  text PRIMARY KEY REFERENCES round (id),
  record    text NOT NULL,
  sha256    bytea NOT NULL CHECK (sha256 = sha256(convert_to(record, 'UTF8'))),
  opened_at timestamptz NOT NULL
);
CREATE TRIGGER opening_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON opening_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Four eyes: proposed by one, approved by another on the hash of the exact payload, executed once.
CREATE TABLE proposed_action (
  id           uuid PRIMARY KEY,
  round_id     text NOT NULL REFERENCES round (id),
  kind         text NOT NULL CHECK (kind IN ('open-voting', 'close-voting', 'record-draw', 'publish-outcome')),
  payload      text NOT NULL,
  payload_hash bytea NOT NULL CHECK (payload_hash = sha256(convert_to(payload, 'UTF8'))),
  status       text NOT NULL CHECK (status IN ('proposed', 'expired', 'approved', 'executed', 'rejected')),
  proposed_by  uuid NOT NULL REFERENCES account (id),
  proposed_at  timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  decided_by   uuid REFERENCES account (id),
  decided_at   timestamptz,
  executed_at  timestamptz,
  CHECK (status = 'rejected' OR decided_by <> proposed_by),
  CHECK ((status IN ('proposed', 'expired')) = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((status = 'executed') = (executed_at IS NOT NULL))
);
CREATE INDEX proposed_action_round ON proposed_action (round_id, proposed_at);
CREATE UNIQUE INDEX proposed_action_one_at_a_time ON proposed_action (round_id, kind) WHERE status IN ('proposed', 'approved');

-- A tie that the count has met, and the draw that settles it: once for one set of projects.
CREATE TABLE tie (
  round_id         text NOT NULL REFERENCES round (id),
  between          text[] NOT NULL,
  votes            integer NOT NULL CHECK (votes > 0),
  money_left_cents bigint NOT NULL CHECK (money_left_cents >= 0),
  found_at         timestamptz NOT NULL,
  PRIMARY KEY (round_id, between)
);
CREATE TABLE draw (
  round_id    text NOT NULL,
  between     text[] NOT NULL,
  drawn_order text[] NOT NULL,
  minutes     text NOT NULL CHECK (minutes <> ''),
  drawn_at    timestamptz NOT NULL,
  PRIMARY KEY (round_id, between),
  FOREIGN KEY (round_id, between) REFERENCES tie (round_id, between)
);
CREATE TRIGGER tie_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tie
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER draw_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draw
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The whole computation, with a reason for every project; made once, published by two persons.
CREATE TABLE outcome (
  round_id     text PRIMARY KEY REFERENCES round (id),
  outcome      jsonb NOT NULL,
  counted_at   timestamptz NOT NULL,
  published_at timestamptz
);
CREATE FUNCTION refuse_change_of_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the outcome of round % is fixed', OLD.round_id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER outcome_fixed BEFORE UPDATE ON outcome FOR EACH ROW
  WHEN (NEW.outcome IS DISTINCT FROM OLD.outcome OR NEW.counted_at <> OLD.counted_at OR OLD.published_at IS NOT NULL)
  EXECUTE FUNCTION refuse_change_of_outcome();

GRANT SELECT, INSERT ON opening_record, tie, draw TO wijkbegroting_site;
GRANT SELECT, INSERT, UPDATE ON proposed_action, outcome TO wijkbegroting_site;
