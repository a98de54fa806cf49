-- Who may vote in which round, and who has collected a voting pass. Nothing here says when: a day, never a time, so
-- that it cannot be laid beside the ballots (ballot-protocol, section 1).
CREATE TABLE roll_import (
  round_id      text PRIMARY KEY CHECK (round_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(round_id) <= 60),
  imported_on   date NOT NULL,
  -- Hash of the rules that decided who is on it; when they change, the roll has to be imported again.
  basis_sha256  bytea NOT NULL CHECK (octet_length(basis_sha256) = 32),
  eligible      integer NOT NULL CHECK (eligible >= 0),
  duplicates    integer NOT NULL CHECK (duplicates >= 0),
  refused       jsonb NOT NULL,
  codes_made_on date
);

-- One row for each entitled person, without name, address or birth date: the reference of the gemeente and the birth
-- year are keyed hashes, whose key lives outside the database.
CREATE TABLE entry (
  round_id            text NOT NULL REFERENCES roll_import (round_id),
  id                  uuid NOT NULL,
  reference_pseudonym bytea NOT NULL CHECK (octet_length(reference_pseudonym) = 32),
  buurt_code          text NOT NULL CHECK (buurt_code <> ''),
  age_bracket         text NOT NULL CHECK (age_bracket IN ('0-17', '18-29', '30-44', '45-64', '65+')),
  second_factor_hash  bytea NOT NULL CHECK (octet_length(second_factor_hash) = 32),
  state               text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'held', 'cleared', 'issued', 'paper')),
  day                 date,
  blinded_sha256      bytea CHECK (octet_length(blinded_sha256) = 32),
  blind_signature     bytea CHECK (octet_length(blind_signature) = 384),
  PRIMARY KEY (round_id, id),
  UNIQUE (id),
  UNIQUE (round_id, reference_pseudonym),
  CHECK ((state = 'open') = (day IS NULL)),
  CHECK ((state = 'issued') = (blinded_sha256 IS NOT NULL)),
  CHECK ((state = 'issued') = (blind_signature IS NOT NULL))
);

-- Who has collected a pass, or votes on paper, has had it: neither can be undone or done twice.
CREATE FUNCTION refuse_second_pass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entry % has its pass or its paper ballot', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER entry_once BEFORE UPDATE OR DELETE ON entry FOR EACH ROW
  WHEN (OLD.state IN ('issued', 'paper')) EXECUTE FUNCTION refuse_second_pass();

-- The code of a letter, as a keyed hash. A reissue kills the old one: an entry has at most one valid code.
CREATE TABLE code (
  round_id  text NOT NULL,
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  entry_id  uuid NOT NULL,
  state     text NOT NULL DEFAULT 'valid' CHECK (state IN ('valid', 'replaced')),
  PRIMARY KEY (round_id, code_hash),
  FOREIGN KEY (round_id, entry_id) REFERENCES entry (round_id, id)
);
CREATE UNIQUE INDEX code_one_valid ON code (round_id, entry_id) WHERE state = 'valid';

-- Wrong tries per typed code per day, counted whether or not the code exists, so that both take the same path.
CREATE TABLE failed_attempt (
  round_id  text NOT NULL,
  code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
  day       date NOT NULL,
  attempts  integer NOT NULL CHECK (attempts > 0),
  PRIMARY KEY (round_id, code_hash, day)
);

-- Wrong tries of a whole round per day, for the alarm.
CREATE TABLE failure_budget (
  round_id text NOT NULL,
  day      date NOT NULL,
  failures integer NOT NULL CHECK (failures > 0),
  PRIMARY KEY (round_id, day)
);

-- How many codes one device or one network has used today; no entry is named. The key of the hashes follows from the day
-- and a secret outside the database: with the key beside the counts, all IPv4 addresses could be tried out.
CREATE TABLE collection_count (
  day         date NOT NULL,
  source_hash bytea NOT NULL CHECK (octet_length(source_hash) = 32),
  codes       integer NOT NULL CHECK (codes > 0),
  PRIMARY KEY (day, source_hash)
);

-- The key that signs the passes of a round (RSA-3072). The private part is sealed with a key outside the database.
CREATE TABLE issuer_key (
  round_id           text PRIMARY KEY,
  public_key         bytea NOT NULL,
  sealed_private_key bytea NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON roll_import, entry TO wijkbegroting_roll;
GRANT SELECT, INSERT, UPDATE ON code TO wijkbegroting_roll;
GRANT SELECT, INSERT, UPDATE, DELETE ON failed_attempt, failure_budget, collection_count TO wijkbegroting_roll;
GRANT SELECT, INSERT ON issuer_key TO wijkbegroting_roll;
