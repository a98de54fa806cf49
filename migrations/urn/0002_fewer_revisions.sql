-- What one pass can fill of the box is bounded: a ballot has the length of its round, and is sent 50 times at most.
ALTER TABLE ballot DROP CONSTRAINT ballot_rev_check, ADD CONSTRAINT ballot_rev_check CHECK (rev BETWEEN 1 AND 50);
