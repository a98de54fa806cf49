-- Receipts of ballots that the log should hold and does not hold: proof against the box, signed by the box itself. They go
-- into the audit bundle, so that nobody has to keep the proof alone.
CREATE TABLE handed_in_receipt (
  round_id    text NOT NULL REFERENCES box (round_id),
  ballot_hash bytea NOT NULL CHECK (octet_length(ballot_hash) = 32),
  batch       integer NOT NULL CHECK (batch >= 1),
  signature   bytea NOT NULL CHECK (octet_length(signature) = 64),
  PRIMARY KEY (round_id, ballot_hash, batch)
);
CREATE TRIGGER handed_in_receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON handed_in_receipt
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON handed_in_receipt TO wijkbegroting_urn;
