import { expect, test } from 'vitest';
import { testApp } from '../../test/helpers/app.ts';
import { unfitFor } from './readiness.ts';

const held = testApp(); // its server skips what protects against power loss, and one owner logs in for all areas

test('names every setting that can lose a ballot and every login that reaches too far', async () => {
  const faults = await unfitFor(held.databases);
  for (const area of ['site', 'roll', 'urn']) {
    expect(faults).toContain(`${area}: fsync is off`);
    expect(faults).toContain(`${area}: synchronous_commit is off`);
  }
  expect(faults).toContain('urn: its login reaches into roll');
  expect(faults).toContain('roll: its login reaches into urn');
});
