-- The day on which somebody collected a pass is known for that day only. Laid beside the batches of the log, the days of a
-- whole round would tell for a few people in each batch which ballot may be theirs; what is not kept cannot be laid beside it.
ALTER TABLE entry DROP CONSTRAINT entry_check;
ALTER TABLE entry ADD CONSTRAINT entry_day CHECK (CASE state WHEN 'open' THEN day IS NULL WHEN 'held' THEN day IS NOT NULL
  WHEN 'cleared' THEN day IS NOT NULL ELSE true END);

DROP TRIGGER entry_once ON entry;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry FOR EACH ROW
  WHEN (OLD.state IN ('issued', 'paper')) EXECUTE FUNCTION refuse_second_pass();
-- Only its day can be forgotten.
CREATE TRIGGER entry_once BEFORE UPDATE ON entry FOR EACH ROW
  WHEN (OLD.state IN ('issued', 'paper') AND (NEW.day IS NOT NULL AND NEW.day IS DISTINCT FROM OLD.day OR
    ROW (NEW.round_id, NEW.id, NEW.reference_pseudonym, NEW.buurt_code, NEW.age_bracket, NEW.second_factor_hash, NEW.state,
         NEW.blinded_sha256, NEW.blind_signature)
    IS DISTINCT FROM
    ROW (OLD.round_id, OLD.id, OLD.reference_pseudonym, OLD.buurt_code, OLD.age_bracket, OLD.second_factor_hash, OLD.state,
         OLD.blinded_sha256, OLD.blind_signature)))
  EXECUTE FUNCTION refuse_second_pass();

-- Forgets the days before this one, and with them the order in which rows were written: all rows get the number of one
-- transaction, and lie in the order of their random ids. Does nothing when there is nothing to forget. Answers whether
-- there was.
CREATE FUNCTION forget_days(p_today date) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = roll, pg_temp AS $$
BEGIN
  LOCK TABLE entry, code IN ACCESS EXCLUSIVE MODE;
  IF NOT EXISTS (SELECT FROM entry WHERE state IN ('issued', 'paper') AND day < p_today) THEN
    RETURN false;
  END IF;
  UPDATE entry SET day = CASE WHEN state IN ('issued', 'paper') AND day < p_today THEN NULL ELSE day END;
  UPDATE code SET state = state;
  CLUSTER entry USING entry_pkey;
  CLUSTER code USING code_pkey;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION forget_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_days TO wijkbegroting_roll;
