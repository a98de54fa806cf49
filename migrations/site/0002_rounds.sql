CREATE TABLE round (
  id            text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(id) <= 60),
  title         text NOT NULL CHECK (title <> ''),
  tagline       text NOT NULL,
  organiser     text NOT NULL,
  about         text NOT NULL,
  fixed_points  text NOT NULL,
  decides       text NOT NULL,
  budget_cents  bigint NOT NULL CHECK (budget_cents > 0),
  budget_source text NOT NULL,
  rules         jsonb NOT NULL,
  status        text NOT NULL CHECK (status IN ('draft', 'published', 'open', 'closed', 'awaitingDraw', 'counted', 'outcomePublished')),
  version       integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_by    uuid NOT NULL REFERENCES account (id),
  created_at    timestamptz NOT NULL,
  published_at  timestamptz,
  closed_at     timestamptz
);

CREATE TABLE round_area (
  round_id  text NOT NULL REFERENCES round (id),
  area_code text NOT NULL REFERENCES area (code),
  PRIMARY KEY (round_id, area_code)
);

CREATE TABLE phase (
  round_id  text NOT NULL REFERENCES round (id),
  id        text NOT NULL CHECK (id IN ('prepare', 'submit', 'support', 'check', 'ballotList', 'vote', 'count', 'outcome', 'objection', 'realisation', 'review')),
  opens_at  timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  PRIMARY KEY (round_id, id),
  CHECK (opens_at < closes_at)
);

CREATE TABLE category (
  round_id text NOT NULL REFERENCES round (id),
  id       text NOT NULL CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  label    text NOT NULL CHECK (label <> ''),
  position integer NOT NULL,
  PRIMARY KEY (round_id, id)
);

-- What was changed after publication, and why: public.
CREATE TABLE round_change (
  round_id text NOT NULL REFERENCES round (id),
  version  integer NOT NULL CHECK (version > 1),
  at       timestamptz NOT NULL,
  reason   text NOT NULL CHECK (reason <> ''),
  changes  jsonb NOT NULL,
  PRIMARY KEY (round_id, version)
);

-- From the moment the box stands ready nothing that a ballot depends on may change.
CREATE FUNCTION refuse_change_of_open_round() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  status_now text;
BEGIN
  IF TG_TABLE_NAME = 'round' THEN
    IF OLD.status NOT IN ('draft', 'published')
       AND (NEW.budget_cents, NEW.rules, NEW.title, NEW.version) IS DISTINCT FROM (OLD.budget_cents, OLD.rules, OLD.title, OLD.version) THEN
      RAISE EXCEPTION 'round % is open: its rules are frozen', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT status INTO status_now FROM round WHERE id = COALESCE(NEW.round_id, OLD.round_id);
  IF status_now NOT IN ('draft', 'published') THEN
    RAISE EXCEPTION 'round % is open: its rules are frozen', COALESCE(NEW.round_id, OLD.round_id) USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER round_frozen BEFORE UPDATE ON round FOR EACH ROW EXECUTE FUNCTION refuse_change_of_open_round();
CREATE TRIGGER phase_frozen BEFORE INSERT OR UPDATE OR DELETE ON phase FOR EACH ROW EXECUTE FUNCTION refuse_change_of_open_round();
CREATE TRIGGER round_area_frozen BEFORE INSERT OR UPDATE OR DELETE ON round_area FOR EACH ROW EXECUTE FUNCTION refuse_change_of_open_round();
CREATE TRIGGER category_frozen BEFORE INSERT OR UPDATE OR DELETE ON category FOR EACH ROW EXECUTE FUNCTION refuse_change_of_open_round();
CREATE TRIGGER round_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON round_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON round TO wijkbegroting_site;
GRANT SELECT, INSERT, UPDATE, DELETE ON phase, round_area, category TO wijkbegroting_site;
GRANT SELECT, INSERT ON round_change TO wijkbegroting_site;
