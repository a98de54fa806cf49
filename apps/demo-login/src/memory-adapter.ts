import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Row {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/**
 * The provider's own state, kept in memory: a demo login may forget everything when it stops.
 * One store for all models; rows disappear when they expire.
 */
export function createMemoryAdapter(): (model: string) => Adapter {
  const rows = new Map<string, Row>();

  const live = (key: string): AdapterPayload | undefined => {
    const row = rows.get(key);
    if (row === undefined) return undefined;
    if (row.expiresAt > Date.now()) return row.payload;
    rows.delete(key);
    return undefined;
  };
  const findWhere = (model: string, matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const key of rows.keys()) {
      const payload = key.startsWith(`${model}:`) ? live(key) : undefined;
      if (payload !== undefined && matches(payload)) return payload;
    }
    return undefined;
  };

  return (model) => ({
    upsert: (id, payload, expiresIn) => {
      for (const [key, row] of rows) if (row.expiresAt <= Date.now()) rows.delete(key);
      rows.set(`${model}:${id}`, { payload, expiresAt: Date.now() + expiresIn * 1000 });
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(live(`${model}:${id}`)),
    findByUid: (uid) => Promise.resolve(findWhere(model, (payload) => payload.uid === uid)),
    findByUserCode: (userCode) => Promise.resolve(findWhere(model, (payload) => payload.userCode === userCode)),
    consume: (id) => {
      const payload = live(`${model}:${id}`);
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      return Promise.resolve();
    },
    destroy: (id) => {
      rows.delete(`${model}:${id}`);
      return Promise.resolve();
    },
    revokeByGrantId: (grantId) => {
      for (const [key, row] of rows) if (row.payload.grantId === grantId) rows.delete(key);
      return Promise.resolve();
    },
  });
}
