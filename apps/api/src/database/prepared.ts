/**
 * Builds a query once for each database; with a name in `prepare` each connection then plans it once too. For what
 * nearly every visitor asks: building, parsing and planning cost more than answering.
 */
export function preparedOnce<Database extends object, Query>(
  prepare: (db: Database) => Query,
): (db: Database) => Query {
  const known = new WeakMap<Database, Query>();
  return (db) => {
    const query = known.get(db) ?? prepare(db);
    known.set(db, query);
    return query;
  };
}
