CREATE TABLE proposal (
  id            uuid PRIMARY KEY,
  round_id      text NOT NULL REFERENCES round (id),
  proposer_id   uuid NOT NULL REFERENCES account (id),
  status        text NOT NULL CHECK (status IN ('draft', 'submitted', 'feasible', 'feasibleWithChanges', 'notFeasible', 'forwarded', 'onBallot', 'withdrawn')),
  title         text NOT NULL,
  summary       text NOT NULL,
  description   text NOT NULL,
  category_id   text,
  buurt_code    text REFERENCES area (code),
  longitude     double precision CHECK (longitude BETWEEN -180 AND 180),
  latitude      double precision CHECK (latitude BETWEEN -90 AND 90),
  executed_by   text CHECK (executed_by IN ('residents', 'gemeente', 'together')),
  proposer_name text NOT NULL,
  version       integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  submitted_at  timestamptz,
  FOREIGN KEY (round_id, category_id) REFERENCES category (round_id, id),
  CHECK ((longitude IS NULL) = (latitude IS NULL)),
  CHECK ((status = 'draft') = (submitted_at IS NULL) OR status = 'withdrawn')
);
CREATE INDEX proposal_round ON proposal (round_id, status);
CREATE INDEX proposal_proposer ON proposal (proposer_id);

CREATE TABLE cost_item (
  proposal_id  uuid NOT NULL REFERENCES proposal (id),
  position     integer NOT NULL CHECK (position >= 0),
  label        text NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (proposal_id, position)
);

-- One row a person a plan: the key is the rule.
CREATE TABLE support (
  proposal_id  uuid NOT NULL REFERENCES proposal (id),
  account_id   uuid NOT NULL REFERENCES account (id),
  supported_at timestamptz NOT NULL,
  PRIMARY KEY (proposal_id, account_id)
);
CREATE INDEX support_account ON support (account_id);

-- The proposer's estimate stays with the proposal; the cost of the gemeente stands here, always with a public reason.
CREATE TABLE proposal_verdict (
  proposal_id uuid PRIMARY KEY REFERENCES proposal (id),
  verdict     text NOT NULL CHECK (verdict IN ('feasible', 'feasibleWithChanges', 'notFeasible', 'forwarded')),
  cost_cents  bigint CHECK (cost_cents BETWEEN 1 AND 9007199254740991),
  reason      text NOT NULL CHECK (reason <> ''),
  official_id uuid NOT NULL REFERENCES account (id),
  judged_at   timestamptz NOT NULL,
  CHECK ((verdict IN ('feasible', 'feasibleWithChanges')) = (cost_cents IS NOT NULL))
);

-- The ballot list: what was on it cannot change.
CREATE TABLE project (
  id          uuid PRIMARY KEY REFERENCES proposal (id),
  round_id    text NOT NULL REFERENCES round (id),
  title       text NOT NULL,
  cost_cents  bigint NOT NULL CHECK (cost_cents BETWEEN 1 AND 9007199254740991),
  category_id text,
  buurt_code  text REFERENCES area (code)
);
CREATE INDEX project_round ON project (round_id);
CREATE TRIGGER project_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON project
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT, UPDATE ON proposal TO wijkbegroting_site;
GRANT SELECT, INSERT, UPDATE, DELETE ON cost_item TO wijkbegroting_site;
GRANT SELECT, INSERT, DELETE ON support TO wijkbegroting_site;
GRANT SELECT, INSERT ON proposal_verdict, project TO wijkbegroting_site;
