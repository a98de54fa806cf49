-- The key of the counts follows from the day and a secret outside the database. With the key beside the counts, all IPv4
-- addresses could be tried out to find the one behind a count.
DELETE FROM collection_count;
DROP TABLE counting_key;
