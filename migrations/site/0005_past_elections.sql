-- Elections that were held before, kept as files that anyone can read and count again. A file holds ballots and nothing
-- of who cast them or when; it is never changed, only imported and deleted. Who imported it outlives accounts.
CREATE TABLE past_election (
  id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(id) <= 60),
  area_code   text NOT NULL REFERENCES area (code),
  title       text NOT NULL CHECK (title <> ''),
  description text NOT NULL,
  projects    integer NOT NULL CHECK (projects >= 0),
  voters      integer NOT NULL CHECK (voters >= 0),
  budget      text NOT NULL CHECK (budget ~ '^[0-9]+([.][0-9]+)?$'),
  currency    text CHECK (currency <> ''),
  first_day   text CHECK (first_day <> ''),
  last_day    text CHECK (last_day <> ''),
  file        text NOT NULL CHECK (file <> ''),
  file_sha256 bytea NOT NULL CHECK (octet_length(file_sha256) = 32 AND file_sha256 = sha256(convert_to(file, 'UTF8'))),
  imported_by uuid NOT NULL,
  imported_at timestamptz NOT NULL
);
CREATE INDEX past_election_newest ON past_election (imported_at DESC, id);
CREATE INDEX past_election_area ON past_election (area_code);

GRANT SELECT, INSERT, DELETE ON past_election TO wijkbegroting_site;
