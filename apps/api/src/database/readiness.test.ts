import crypto from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { testApp } from '../../test/helpers/app.ts';
import { asOwner } from '../../test/helpers/owner.ts';
import { openDatabases } from './client.ts';
import { unfitFor } from './readiness.ts';

const held = testApp(); // its server skips what protects against power loss, and one owner logs in for all areas
const logins: string[] = [];

afterAll(async () => {
  for (const name of logins) await asOwner(held, `DROP OWNED BY ${name}; DROP ROLE ${name}`);
});

/** A role of its own for a test; roles belong to the whole server. */
async function newRole(...memberOf: readonly string[]): Promise<string> {
  const name = `test_${crypto.randomBytes(6).toString('hex')}`;
  logins.push(name);
  await asOwner(held, `CREATE ROLE ${name} LOGIN PASSWORD 'test'`);
  for (const role of memberOf) await asOwner(held, `GRANT ${role} TO ${name}`);
  return name;
}

const urlOf = (login: string): string => {
  const url = new URL(held.ownerUrl);
  url.username = login;
  url.password = 'test';
  return url.href;
};

/** What is wrong with these three logins; the settings of the server left out. */
async function faultsOf(logins: { site: string; roll: string; urn: string }): Promise<readonly string[]> {
  const databases = openDatabases({ site: urlOf(logins.site), roll: urlOf(logins.roll), urn: urlOf(logins.urn) });
  try {
    return (await unfitFor(databases)).filter((fault) => !/^(site|roll|urn): [a-z_]+ is /.test(fault));
  } finally {
    await databases.close();
  }
}

const ownLogins = async () => ({
  site: await newRole('wijkbegroting_site'),
  roll: await newRole('wijkbegroting_roll'),
  urn: await newRole('wijkbegroting_urn'),
});

test('names every setting that can lose a ballot or tell its time, and every login that reaches too far', async () => {
  const faults = await unfitFor(held.databases);
  for (const area of ['site', 'roll', 'urn']) {
    expect(faults).toContain(`${area}: fsync is off`);
    expect(faults).toContain(`${area}: synchronous_commit is off`);
  }
  expect(faults).toContain('urn: its login reaches into roll');
  expect(faults).toContain('roll: its login reaches into urn');
  for (const area of ['roll', 'urn'])
    expect(faults).toContain(`${area}: track_commit_timestamp is on; it keeps the time of every row`);
});

describe('the logins of daily work', () => {
  const OWNS = /^urn: the login in DATABASE_URL_URN owns its tables.*MIGRATE=no$/;
  const RIGHTS = /^urn: the login in DATABASE_URL_URN has rights on the tables with ballots in urn/;

  test('are fit when each is a member of the role of its area and no more', async () => {
    expect(await faultsOf(await ownLogins())).toEqual([]);
  });

  test.each([
    ['a table of the ballot box', 'ALTER TABLE urn.box OWNER TO'],
    ['its schema', 'ALTER SCHEMA urn OWNER TO'],
  ])('are not when one owns %s, nor as a member of who does', async (_what, give) => {
    const [was] = await asOwner<{ name: string }>(held, 'SELECT current_user AS name');
    const owner = await newRole();
    await asOwner(held, `${give} ${owner}`);
    const fit = await ownLogins();
    const member = await newRole('wijkbegroting_urn', owner);
    expect(await faultsOf({ ...fit, urn: member })).toEqual([expect.stringMatching(OWNS)]);
    await asOwner(held, `GRANT wijkbegroting_urn TO ${owner}`);
    expect(await faultsOf({ ...fit, urn: owner })).toEqual([expect.stringMatching(OWNS)]);
    await asOwner(held, `${give} ${was!.name}`);
    expect(await faultsOf({ ...fit, urn: owner })).toEqual([]);
  });

  test('are not when one owns the roll or the site', async () => {
    const fit = await ownLogins();
    for (const [area, setting] of [
      ['roll', 'DATABASE_URL_ROLL'],
      ['site', 'DATABASE_URL'],
    ] as const) {
      await asOwner(held, `ALTER SCHEMA ${area} OWNER TO ${fit[area]}`);
      expect(await faultsOf(fit)).toEqual([
        expect.stringContaining(`${area}: the login in ${setting} owns its tables`),
      ]);
      await asOwner(held, `ALTER SCHEMA ${area} OWNER TO CURRENT_USER`);
    }
  });

  test.each([
    ['GRANT SELECT ON urn.ballot TO', 'REVOKE SELECT ON urn.ballot FROM'],
    ['GRANT SELECT (body) ON urn.ballot TO', 'REVOKE SELECT (body) ON urn.ballot FROM'],
    ['GRANT INSERT ON urn.ballot TO', 'REVOKE INSERT ON urn.ballot FROM'],
    ['GRANT SELECT ON urn.inbox TO', 'REVOKE SELECT ON urn.inbox FROM'],
    ['GRANT SELECT (batch) ON urn.inbox TO', 'REVOKE SELECT (batch) ON urn.inbox FROM'],
  ])('are not when the one of the box, or its role, has more: %s', async (grant, revoke) => {
    const fit = await ownLogins();
    for (const role of [fit.urn, 'wijkbegroting_urn']) {
      await asOwner(held, `${grant} ${role}`);
      expect(await faultsOf(fit)).toEqual([expect.stringMatching(RIGHTS)]);
      await asOwner(held, `${revoke} ${role}`);
    }
    expect(await faultsOf(fit)).toEqual([]);
  });

  test('are not when the one of the box may read all there is', async () => {
    const reader = await newRole('wijkbegroting_urn', 'pg_read_all_data');
    expect(await faultsOf({ ...(await ownLogins()), urn: reader })).toContainEqual(expect.stringMatching(RIGHTS));
  });
});
