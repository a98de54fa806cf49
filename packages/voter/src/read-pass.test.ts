import { err, ok, passMessage, roundId, toBase64url } from '@wijkbegroting/domain';
import { makeEd25519Key } from '@wijkbegroting/protocol';
import { beforeAll, expect, test } from 'vitest';
import type { Pass } from './pass.ts';
import { readPass, writePass } from './read-pass.ts';

const PSS = { name: 'RSA-PSS', hash: 'SHA-384' };
const ROUND = roundId('parkwijk-2027');

let issuerPublicKey: string;
let pass: Pass;

beforeAll(async () => {
  const issuer = await crypto.subtle.generateKey(
    { ...PSS, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) },
    true,
    ['sign', 'verify'],
  );
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', issuer.publicKey));
  issuerPublicKey = btoa(Array.from(spki, (byte) => String.fromCharCode(byte)).join(''));
  const { secretKey, publicKey } = makeEd25519Key();
  const signature = await crypto.subtle.sign(
    { name: 'RSA-PSS', saltLength: 48 },
    issuer.privateKey,
    passMessage(ROUND, publicKey),
  );
  pass = {
    round: ROUND,
    voterKey: toBase64url(publicKey),
    secretKey: toBase64url(secretKey),
    signature: toBase64url(new Uint8Array(signature)),
  };
});

const read = (text: string) => readPass(text, { roundId: ROUND, issuerPublicKey });

test('a pass that was written down is read again', async () => {
  expect(await read(writePass(pass))).toEqual(ok(pass));
});

test.each(['', 'geen json', '[]', 'null', '{}', '{"round": "parkwijk-2027"}'])('%j is not a pass', async (text) => {
  expect(await read(text)).toEqual(err({ code: 'pass-file-malformed' }));
});

test('a pass of another round is told apart', async () => {
  expect(await read(writePass({ ...pass, round: roundId('elders-2027') }))).toEqual(
    err({ code: 'pass-of-other-round' }),
  );
});

test('a changed signature, voter key or private key is found', async () => {
  const other = makeEd25519Key();
  for (const change of [
    { signature: toBase64url(new Uint8Array(256)) },
    { signature: 'geen base64' },
    { voterKey: toBase64url(other.publicKey) },
    { secretKey: toBase64url(other.secretKey) },
    { secretKey: 'AAAA' },
    { voterKey: toBase64url(other.publicKey), secretKey: toBase64url(other.secretKey) },
  ]) {
    expect(await read(writePass({ ...pass, ...change }))).toEqual(err({ code: 'pass-does-not-verify' }));
  }
});
