import crypto from 'node:crypto';
import { err, fromBase64url, makeVotingCode, passMessage, roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { deviceWith, issuerPublicKey, lost, problem, signBlind } from '../test/fake-server.ts';
import { collectPass } from './collect-pass.ts';
import type { Pass } from './pass.ts';

const round = roundId('parkwijk-2027');
const code = makeVotingCode(new Uint8Array(10).fill(7));
const asked = { roundId: round, code, birthYear: 1984, issuerPublicKey };

function isSigned(pass: Pass): boolean {
  const voterKey = fromBase64url(pass.voterKey);
  if (!voterKey.ok) return false;
  const issuer = crypto.createPublicKey({ key: Buffer.from(issuerPublicKey, 'base64'), format: 'der', type: 'spki' });
  const key = { key: issuer, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return crypto.verify(
    'sha384',
    passMessage(pass.round, voterKey.value),
    key,
    Buffer.from(pass.signature, 'base64url'),
  );
}

test('a pass is a signature of the issuer on a key that the issuer never saw', async () => {
  const device = deviceWith(signBlind);
  const pass = await collectPass({ ...device, ...asked });
  if (!pass.ok) throw new Error(pass.error.code);
  expect(isSigned(pass.value)).toBe(true);
  expect(pass.value.round).toBe(round);
  const [{ path, body } = { path: '', body: {} }] = device.sent;
  expect(path).toBe('/v1/rounds/parkwijk-2027/passes');
  expect(Object.keys(body as object).toSorted()).toEqual(['birthYear', 'blindedMessage', 'code', 'device']);
  for (const secret of [pass.value.voterKey, pass.value.secretKey, pass.value.signature]) {
    expect(JSON.stringify(body)).not.toContain(secret);
  }
});

test('everything is kept before anything is sent', async () => {
  const device = deviceWith(signBlind);
  const steps: string[] = [];
  await collectPass({
    ...asked,
    wait: device.wait,
    store: {
      load: (key) => device.store.load(key),
      save: async (key, value) => {
        steps.push(`save ${key.split('/')[0] ?? ''}`);
        await device.store.save(key, value);
      },
    },
    post: async (path, body) => {
      steps.push('post');
      return await device.post(path, body);
    },
  });
  expect(steps).toEqual(['save pass', 'save device', 'post', 'save pass']);
});

test('after a lost reply the same blinded message is sent again', async () => {
  const device = deviceWith(lost, signBlind);
  const pass = await collectPass({ ...device, ...asked });
  expect(pass.ok && isSigned(pass.value)).toBe(true);
  expect(device.sent).toHaveLength(2);
  expect(device.sent[0]).toEqual(device.sent[1]);
});

test('also after giving up, or a reload, and the pass is the same ever after', async () => {
  const device = deviceWith(lost);
  expect(await collectPass({ ...device, ...asked })).toEqual(err({ code: 'no-answer' }));
  const later = { ...deviceWith(signBlind), store: device.store };
  const pass = await collectPass({ ...later, ...asked });
  expect(pass.ok && isSigned(pass.value)).toBe(true);
  expect(later.sent[0]).toEqual(device.sent[0]);
  expect(await collectPass({ ...later, ...asked })).toEqual(pass);
  expect(later.sent).toHaveLength(1);
});

test('people who share a device have a pass each, and the device one name', async () => {
  const device = deviceWith(signBlind);
  const other = makeVotingCode(new Uint8Array(10).fill(8));
  const one = await collectPass({ ...device, ...asked });
  const two = await collectPass({ ...device, ...asked, code: other });
  expect(one.ok && two.ok && one.value.voterKey !== two.value.voterKey).toBe(true);
  const names = device.sent.map(({ body }) => (body as { device: string }).device);
  expect(names[0]).toMatch(/^[\w-]{22}$/);
  expect(names[1]).toBe(names[0]);
});

test('a refusal comes back, and what was kept stays', async () => {
  const device = deviceWith(() => problem(409, 'collection-held'));
  expect(await collectPass({ ...device, ...asked })).toMatchObject(
    err({ code: 'refused', problem: { code: 'collection-held' } }),
  );
  const later = { ...deviceWith(signBlind), store: device.store };
  expect(await collectPass({ ...later, ...asked })).toMatchObject({ ok: true });
  expect(later.sent[0]).toEqual(device.sent[0]);
});

test.each([
  ['on something else', () => ({ status: 200, body: { blindSignature: Buffer.alloc(384, 1).toString('base64url') } })],
  ['in no base64url', () => ({ status: 200, body: { blindSignature: '!' } })],
  ['not at all', () => ({ status: 200, body: null })],
])('an issuer that signs %s is found out', async (_what, answer) => {
  expect(await collectPass({ ...deviceWith(answer), ...asked })).toEqual(err({ code: 'pass-does-not-verify' }));
});
