-- What was fixed when the box was set ready; its hash is what two persons approved.
CREATE TABLE opening_record (
  round_id  text PRIMARY KEY REFERENCES round (id),
  record    text NOT NULL,
  sha256    bytea NOT NULL CHECK (octet_length(sha256) = 32),
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
  payload_hash bytea NOT NULL CHECK (octet_length(payload_hash) = 32),
  status       text NOT NULL CHECK (status IN ('proposed', 'approved', 'executed', 'rejected')),
  proposed_by  uuid NOT NULL REFERENCES account (id),
  proposed_at  timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  decided_by   uuid REFERENCES account (id),
  decided_at   timestamptz,
  executed_at  timestamptz,
  CHECK (decided_by <> proposed_by),
  CHECK ((status = 'proposed') = (decided_by IS NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((status = 'executed') = (executed_at IS NOT NULL))
);
CREATE INDEX proposed_action_round ON proposed_action (round_id, proposed_at);
CREATE UNIQUE INDEX proposed_action_one_at_a_time ON proposed_action (round_id, kind) WHERE status IN ('proposed', 'approved');

-- A draw happens once for one set of tied projects.
CREATE TABLE draw (
  round_id    text NOT NULL REFERENCES round (id),
  between     text[] NOT NULL,
  drawn_order text[] NOT NULL,
  minutes     text NOT NULL CHECK (minutes <> ''),
  drawn_at    timestamptz NOT NULL,
  PRIMARY KEY (round_id, between)
);
CREATE TRIGGER draw_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draw
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The whole computation, with a reason for every project; made once, published by two persons.
CREATE TABLE outcome (
  round_id     text PRIMARY KEY REFERENCES round (id),
  outcome      jsonb NOT NULL,
  counted_at   timestamptz NOT NULL,
  published_at timestamptz
);

GRANT SELECT, INSERT ON opening_record, draw TO wijkbegroting_site;
GRANT SELECT, INSERT, UPDATE ON proposed_action, outcome TO wijkbegroting_site;
