import { formatShareCode, fromBase64url, roundId, toBase64url } from '@wijkbegroting/domain';
import { trusteeKeyOf } from '@wijkbegroting/protocol';
import { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';
import { expect, test } from 'vitest';
import { type Ceremony, forgetShares, holdCeremony } from './hold-ceremony.ts';
import { openTrialBox, sealTrialBox } from './rehearse.ts';
import { isShareAtHand, readShareText, shareFileName, writeShareFile } from './share-file.ts';

const ROUND = roundId('parkwijk-2027');
const NAMES = ['Wijkplatform Parkwijk', 'Gemeente Haarlem', 'Stichting Stemwacht'];

async function ceremony(threshold = 2, trustees: readonly string[] = NAMES): Promise<Ceremony> {
  const held = await holdCeremony({ roundId: ROUND, trustees, threshold });
  if (!held.ok) throw new Error(held.error.code);
  return held.value;
}

test('every trustee gets the share whose key is in the public part, sorted by name', async () => {
  const { shares, publicPart } = await ceremony();
  expect(KeyCeremony.parse(publicPart)).toEqual(publicPart);
  expect(shares.map(({ trustee }) => trustee)).toEqual(NAMES.toSorted());
  expect(publicPart.tallyKey.trustees).toEqual(
    shares.map(({ trustee, share }) => ({ name: trustee, key: toBase64url(trusteeKeyOf(share)) })),
  );
});

test('the public part says nothing of a share', async () => {
  const { shares, publicPart } = await ceremony();
  const text = JSON.stringify(publicPart);
  for (const { share } of shares) expect(text).not.toContain(toBase64url(share));
});

test.each([
  [2, NAMES],
  [1, ['Gemeente Haarlem']],
  [9, Array.from({ length: 9 }, (_, at) => `Sleutelhouder ${String(at)}`)],
] as const)('%i of the shares of %j open a trial box', async (threshold, trustees) => {
  const { shares, publicPart } = await ceremony(threshold, trustees);
  const key = fromBase64url(publicPart.tallyKey.publicKey);
  if (!key.ok) throw new Error(key.error.code);
  const trial = await sealTrialBox(ROUND, key.value);
  const enough = shares.map(({ share }) => share).slice(-threshold);
  expect(await openTrialBox(enough, trial)).toEqual({ ok: true, value: true });
  if (threshold > 1) expect(await openTrialBox(enough.slice(1), trial)).toMatchObject({ ok: false });
});

test('shares of another ceremony do not open it', async () => {
  const [one, other] = [await ceremony(), await ceremony()];
  const key = fromBase64url(one.publicPart.tallyKey.publicKey);
  if (!key.ok) throw new Error(key.error.code);
  const trial = await sealTrialBox(ROUND, key.value);
  const shares = other.shares.slice(0, 2).map(({ share }) => share);
  expect(await openTrialBox(shares, trial)).toMatchObject({ ok: false, error: { code: 'shares-do-not-fit' } });
});

test.each([
  [1, 2],
  [3, 2],
  [2, 10],
])('%i of %i is refused', async (threshold, trustees) => {
  const names = Array.from({ length: trustees }, (_, at) => `Naam ${String(at)}`);
  expect(await holdCeremony({ roundId: ROUND, trustees: names, threshold })).toMatchObject({
    ok: false,
    error: { code: 'share-sizes-unsupported' },
  });
});

test('forgetting leaves nothing of a share', async () => {
  const { shares } = await ceremony();
  forgetShares(shares);
  expect(shares.every(({ share }) => share.every((byte) => byte === 0))).toBe(true);
});

const share = Uint8Array.from({ length: 33 }, (_, at) => at * 7);
const facts = { round: 'parkwijk-2027', trustee: 'Wijkplatform ’t Eiland é', threshold: 2, trustees: 3, share };

test('a share comes back from its file and from its code', () => {
  const file = writeShareFile({ ...facts, isRehearsal: false });
  expect(readShareText(file)).toEqual({ ok: true, value: share });
  expect(readShareText(`\uFEFF${file}`)).toEqual({ ok: true, value: share });
  expect(readShareText(formatShareCode(share).toLowerCase().replaceAll(' ', '-'))).toEqual({ ok: true, value: share });
});

test.each(['{', '{"kind":"iets anders"}', '[]'])('%s is no share', (text) => {
  expect(readShareText(text).ok).toBe(false);
});

test('the name of the file says what it is for, in plain letters', () => {
  expect(shareFileName({ ...facts, isRehearsal: false })).toBe(
    'sleuteldeel-parkwijk-2027-wijkplatform-t-eiland-e.json',
  );
  expect(shareFileName({ ...facts, trustee: '…', isRehearsal: true })).toBe(
    'oefening-parkwijk-2027-sleutelhouder.json',
  );
});

const code = formatShareCode(share);
const groups = code.split(' ');

test.each([
  ['the last three groups', groups.slice(-3).join(' '), true],
  ['in small letters, without spaces', groups.slice(-3).join('').toLowerCase(), true],
  ['the whole code', code, true],
  ['the file', writeShareFile({ ...facts, isRehearsal: true }), true],
  ['the last two groups', groups.slice(-2).join(' '), false],
  ['the first three groups', groups.slice(0, 3).join(' '), false],
  ['nothing', '', false],
  ['the whole code of another', formatShareCode(Uint8Array.from(share).fill(9)), false],
])('typed back: %s', (_what, typed, isRight) => {
  expect(isShareAtHand(share, typed)).toBe(isRight);
});
