-- Areas as CBS publishes them: a code means something only together with its year, and is never parsed.
CREATE TABLE area (
  code        text NOT NULL CHECK (code <> ''),
  year        integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  level       text NOT NULL CHECK (level IN ('gemeente', 'wijk', 'buurt')),
  name        text NOT NULL CHECK (name <> ''),
  parent_code text,
  population  integer CHECK (population >= 0),
  land_ha     integer CHECK (land_ha >= 0),
  label       jsonb,
  border      jsonb,
  PRIMARY KEY (code),
  FOREIGN KEY (parent_code) REFERENCES area (code),
  CHECK ((level = 'gemeente') = (parent_code IS NULL))
);
CREATE INDEX area_parent ON area (parent_code);

-- Who signed in: the subject that the login provider gave, a name to show, an address to write to.
CREATE TABLE account (
  id           uuid PRIMARY KEY,
  issuer       text NOT NULL,
  subject      text NOT NULL,
  name         text NOT NULL,
  email        text,
  organisation text,
  created_at   timestamptz NOT NULL,
  UNIQUE (issuer, subject)
);

CREATE TABLE role_grant (
  account_id uuid NOT NULL REFERENCES account (id),
  role       text NOT NULL CHECK (role IN ('wijkplatform', 'official', 'administrator', 'approver', 'auditor')),
  area_code  text NOT NULL REFERENCES area (code),
  granted_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, role, area_code)
);

-- The cookie carries a random id; only its hash is kept. Where someone lives and when they were born stay with the
-- session and go with it.
CREATE TABLE session (
  id_hash       bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
  account_id    uuid NOT NULL REFERENCES account (id),
  buurt_code    text,
  gemeente_code text,
  birth_date    date,
  created_at    timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- A login on its way: what must come back from the provider unchanged. One use only.
CREATE TABLE login_attempt (
  state_hash    bytea PRIMARY KEY CHECK (octet_length(state_hash) = 32),
  nonce         text NOT NULL,
  code_verifier text NOT NULL,
  return_to     text NOT NULL CHECK (return_to LIKE '/%'),
  expires_at    timestamptz NOT NULL
);

-- What staff and residents did, without choices, codes or personal data. Append only; it outlives accounts, so it
-- refers to nothing.
CREATE TABLE audit_event (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,
  type       text NOT NULL,
  account_id uuid,
  round_id   text,
  subject_id text,
  facts      jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_event_round ON audit_event (round_id, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON area TO wijkbegroting_site;
GRANT SELECT, INSERT, UPDATE ON account TO wijkbegroting_site;
GRANT SELECT, INSERT, DELETE ON role_grant TO wijkbegroting_site;
GRANT SELECT, INSERT, UPDATE, DELETE ON session, login_attempt TO wijkbegroting_site;
GRANT SELECT, INSERT ON audit_event TO wijkbegroting_site;
