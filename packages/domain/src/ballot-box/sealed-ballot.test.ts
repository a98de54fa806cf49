import { expect, test } from 'vitest';
import { toBase64url } from '../bytes.ts';
import { roundId } from '../ids.ts';
import { ok } from '../result.ts';
import {
  ballotBytes,
  ballotHash,
  type BallotBody,
  BOX_MAX_LENGTH,
  BOX_MIN_LENGTH,
  boxLength,
  parseBallotBody,
  REV_MAX,
} from './sealed-ballot.ts';

const HASH = 'ab'.repeat(32);

function body(changes: object = {}): BallotBody {
  return {
    round: roundId('parkwijk-2027'),
    voterKey: toBase64url(new Uint8Array(32).fill(1)),
    rev: 1,
    prevHash: null,
    box: toBase64url(new Uint8Array(BOX_MIN_LENGTH)),
    ...changes,
  };
}

test.each([
  ['a first ballot', body()],
  ['a second one', body({ rev: 2, prevHash: HASH })],
  ['the last one', body({ rev: REV_MAX, prevHash: HASH })],
  ['the largest box', body({ box: toBase64url(new Uint8Array(BOX_MAX_LENGTH)) })],
])('%s is read as it is', (_, ballot) => {
  expect(parseBallotBody(JSON.parse(JSON.stringify(ballot)))).toEqual(ok(ballot));
});

test.each<[object, string]>([
  [{ round: 'Parkwijk' }, 'round'],
  [{ voterKey: toBase64url(new Uint8Array(31)) }, 'voterKey'],
  [{ voterKey: toBase64url(new Uint8Array(33)) }, 'voterKey'],
  [{ voterKey: `${'A'.repeat(42)}B` }, 'voterKey'], // the same bytes in another spelling
  [{ rev: 0 }, 'rev'],
  [{ rev: 1.5 }, 'rev'],
  [{ rev: '1' }, 'rev'],
  [{ rev: REV_MAX + 1, prevHash: HASH }, 'rev'],
  [{ rev: 1, prevHash: HASH }, 'prevHash'],
  [{ rev: 2, prevHash: null }, 'prevHash'],
  [{ rev: 2, prevHash: HASH.toUpperCase() }, 'prevHash'],
  [{ rev: 2, prevHash: HASH.slice(2) }, 'prevHash'],
  [{ box: '' }, 'box'],
  [{ box: toBase64url(new Uint8Array(BOX_MIN_LENGTH - 1)) }, 'box'],
  [{ box: toBase64url(new Uint8Array(BOX_MAX_LENGTH + 1)) }, 'box'],
  [{ box: null }, 'box'],
  [{ account: 'anna' }, ''],
])('%o is refused at "%s"', (changes, field) => {
  expect(parseBallotBody({ ...body(), ...changes })).toEqual({
    ok: false,
    error: { code: 'ballot-body-malformed', field },
  });
});

test.each([null, undefined, 1, 'ballot', [], {}, { ...body(), box: undefined }, { 'box,prevHash': 1, rev: 1 }])(
  '%o is no ballot',
  (input) => {
    expect(parseBallotBody(input).ok).toBe(false);
  },
);

test('the bytes are canonical JSON, whatever the order of the fields, and every field counts in the hash', () => {
  const { round, voterKey, rev, prevHash, box } = body();
  expect(new TextDecoder().decode(ballotBytes(body()))).toBe(
    `{"box":"${box}","prevHash":null,"rev":1,"round":"parkwijk-2027","voterKey":"${voterKey}"}`,
  );
  expect(ballotHash({ voterKey, box, round, prevHash, rev })).toBe(ballotHash(body()));
  const changes = [{ round: roundId('r') }, { voterKey: '' }, { rev: 2 }, { prevHash: HASH }, { box: '' }];
  expect(new Set([body(), ...changes.map(body)].map(ballotHash)).size).toBe(6);
});

test('the hash of this ballot stays the same for ever', () => {
  expect(ballotHash(body({ box: toBase64url(new Uint8Array(1024)) }))).toBe(
    '2e0cec6b2afd2062980420a98956bafb7c42b6fbb949251a3289ea4d212a3bba',
  );
});

test('a box is 48 bytes longer than the padded choices in it', () => {
  expect([0, 26, 27, 52, 53].map(boxLength)).toEqual([1072, 1072, 2096, 2096, 3120]);
  expect([BOX_MIN_LENGTH, BOX_MAX_LENGTH]).toEqual([1072, 65_584]);
});
