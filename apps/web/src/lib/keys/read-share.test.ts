import { holdCeremony } from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import { formatShareCode, roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { readShare } from './read-share.ts';
import { shareFaultText } from './share-fault-text.ts';

const asked = { roundId: roundId('parkwijk-2027'), trustees: ['Gemeente', 'Wijkplatform'], threshold: 2 };

async function ceremony() {
  const held = await holdCeremony(asked);
  if (!held.ok) throw new Error(held.error.code);
  return held.value;
}

test('a code tells whose share it is', async () => {
  const { shares, publicPart } = await ceremony();
  for (const { trustee, share } of shares) {
    expect(readShare(formatShareCode(share), publicPart.tallyKey.trustees)).toEqual({
      ok: true,
      value: { trustee, share },
    });
  }
});

test('a share of another key belongs to nobody here', async () => {
  const [one, other] = [await ceremony(), await ceremony()];
  const [first] = other.shares;
  if (first === undefined) throw new Error('no share');
  const read = readShare(formatShareCode(first.share), one.publicPart.tallyKey.trustees);
  expect(read).toEqual({ ok: false, error: { code: 'share-of-nobody' } });
});

test.each([
  ['', '0 tekens'],
  ['1234', '4 tekens'],
  ['12€4', '€'],
  ['{}', 'bestand'],
  ['0'.repeat(56), 'fout'],
])('%j is refused in words', (text, words) => {
  const read = readShare(text, []);
  expect(read.ok ? '' : shareFaultText(read.error)).toContain(words);
});
