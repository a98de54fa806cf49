-- Somebody asked for a new code for one person; it is made when somebody else asks for the same one. Gone as soon as it is
-- made, and worth nothing after the day on which it was asked.
CREATE TABLE code_request (
  round_id     text NOT NULL,
  entry_id     uuid NOT NULL,
  asked_by     uuid NOT NULL,
  organisation text NOT NULL,
  asked_on     date NOT NULL,
  PRIMARY KEY (round_id, entry_id),
  FOREIGN KEY (round_id, entry_id) REFERENCES entry (round_id, id) ON DELETE CASCADE
);
GRANT SELECT, INSERT, UPDATE, DELETE ON code_request TO wijkbegroting_roll;
