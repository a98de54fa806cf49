-- What went otherwise than it should is told in the public log by two people too.
ALTER TABLE proposed_action DROP CONSTRAINT proposed_action_kind_check;
ALTER TABLE proposed_action ADD CONSTRAINT proposed_action_kind_check
  CHECK (kind IN ('open-voting', 'close-voting', 'record-draw', 'publish-outcome', 'report-incident'));
