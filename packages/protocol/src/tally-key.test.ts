import crypto from 'node:crypto';
import { err, formatShareCode, ok, parseShareCode, SHARE_LENGTH } from '@wijkbegroting/domain';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytesOf, RFC_9180 } from '../test/rfc9180.ts';
import {
  combineShares,
  makeTallyKey,
  recoverTallySecret,
  splitTallySecret,
  tallyKeyOf,
  TRUSTEES_MAX,
} from './tally-key.ts';
import { isX25519Key } from './x25519-key.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const SIZES = Array.from({ length: 8 }, (_, at) => at + 2).flatMap((trustees) =>
  Array.from({ length: trustees - 1 }, (_, at) => ({ threshold: at + 2, trustees })),
);

async function sharesOf(secret: Uint8Array, threshold: number, trustees: number) {
  const shares = await splitTallySecret(secret, { threshold, trustees });
  if (!shares.ok) throw new Error(shares.error.code);
  return shares.value;
}

/** All choices of so many of the items. */
function combinations<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => combinations(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}

test('a pair is fresh, and its public key is the one that node:crypto computes', () => {
  const pairs = Array.from({ length: 20 }, makeTallyKey);
  expect(new Set(pairs.map(({ tallySecret }) => Buffer.from(tallySecret).toString('hex'))).size).toBe(20);
  for (const { tallySecret, tallyKey } of pairs) {
    const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), tallySecret]);
    const { x } = crypto
      .createPublicKey(crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
      .export({ format: 'jwk' });
    expect(Buffer.from(tallyKey).toString('base64url')).toBe(x);
    expect(isX25519Key(tallyKey)).toBe(true);
  }
});

test('the public key of RFC 9180, appendix A.2.1', () => {
  expect(tallyKeyOf(bytesOf(RFC_9180.skRm))).toEqual(bytesOf(RFC_9180.pkRm));
  expect(() => tallyKeyOf(new Uint8Array(31))).toThrow('32 bytes');
});

test.each(SIZES)('any $threshold of $trustees shares give the secret back', async ({ threshold, trustees }) => {
  const { tallySecret, tallyKey } = makeTallyKey();
  const shares = await sharesOf(tallySecret, threshold, trustees);
  expect(shares).toHaveLength(trustees);
  for (const share of shares) expect(share).toHaveLength(SHARE_LENGTH);
  for (const some of combinations(shares, threshold)) {
    expect(await recoverTallySecret(some.toReversed(), tallyKey)).toEqual(ok(tallySecret));
  }
  expect(await recoverTallySecret(shares, tallyKey)).toEqual(ok(tallySecret)); // more than needed
});

test.each(SIZES.filter(({ threshold }) => threshold > 2))(
  'one less than $threshold of $trustees gives something else',
  async ({ threshold, trustees }) => {
    const { tallySecret, tallyKey } = makeTallyKey();
    const shares = await sharesOf(tallySecret, threshold, trustees);
    expect(await recoverTallySecret(shares.slice(0, threshold - 1), tallyKey)).toEqual(
      err({ code: 'shares-do-not-fit' }),
    );
  },
);

test('the shares of 1 of 1 are the secret itself, with number 1', async () => {
  const { tallySecret, tallyKey } = makeTallyKey();
  const shares = await sharesOf(tallySecret, 1, 1);
  expect(shares).toEqual([new Uint8Array([...tallySecret, 1])]);
  expect(await recoverTallySecret(shares, tallyKey)).toEqual(ok(tallySecret));
});

test('two shares of 2 of 3 of every possible secret byte are combined right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (secret) => {
      const shares = await sharesOf(secret, 2, 3);
      expect(await combineShares(shares.slice(1).map((share) => Buffer.from(share)))).toEqual(
        ok(new Uint8Array(secret)),
      );
    }),
  );
});

test('each byte of a single share of many takes any value, whatever the secret', async () => {
  const seen = new Set<number | undefined>();
  for (let at = 0; at < 400; at += 1) {
    const [share] = await sharesOf(new Uint8Array(32), 2, 2);
    for (const byte of share!.subarray(0, 32)) seen.add(byte);
  }
  expect(seen.size).toBe(256);
});

test.each([
  [0, 0],
  [1, 2],
  [1, 9],
  [2, 1],
  [0, 3],
  [4, 3],
  [2, 10],
  [2.5, 3],
  [2, 2.5],
  [NaN, 3],
  [-2, 3],
])('%d of %d is not supported', async (threshold, trustees) => {
  expect(await splitTallySecret(new Uint8Array(32), { threshold, trustees })).toEqual(
    err({ code: 'share-sizes-unsupported', threshold, trustees }),
  );
});

test('a secret of a wrong length is a mistake of the caller', async () => {
  await expect(splitTallySecret(new Uint8Array(31), { threshold: 2, trustees: 3 })).rejects.toThrow('32 bytes');
});

describe('shares that cannot be right', () => {
  const { tallySecret } = makeTallyKey();
  const shares = sharesOf(tallySecret, 3, 5);

  test('none, one of many, too many', async () => {
    const [one] = await shares;
    const single = one!.with(32, 2);
    const many = Array.from({ length: TRUSTEES_MAX + 1 }, (_, at) => new Uint8Array(33).fill(at + 1));
    expect(await combineShares([])).toEqual(err({ code: 'shares-missing' }));
    expect(await combineShares([single])).toEqual(err({ code: 'shares-missing' }));
    expect(await combineShares(many)).toEqual(err({ code: 'shares-too-many' }));
  });

  test.each([0, 32, 34])('one of %i bytes', async (length) => {
    const [one, two] = await shares;
    expect(await combineShares([one!, two!, new Uint8Array(length).fill(3)])).toEqual(
      err({ code: 'share-malformed', at: 2 }),
    );
  });

  test('number 0, which would be the secret itself', async () => {
    const [one, two] = await shares;
    expect(await combineShares([one!, two!.with(32, 0)])).toEqual(err({ code: 'share-malformed', at: 1 }));
    expect(await combineShares([new Uint8Array(33)])).toEqual(err({ code: 'share-malformed', at: 0 }));
  });

  test('the same share twice, also when it was changed', async () => {
    const [one, two] = await shares;
    const changed = one!.with(0, (one![0] ?? 0) ^ 1);
    for (const again of [one!, changed]) {
      expect(await combineShares([one!, two!, again])).toEqual(err({ code: 'share-duplicate', at: 2 }));
    }
  });

  test('one byte that is wrong', async () => {
    const { tallySecret: secret, tallyKey } = makeTallyKey();
    const [one, two] = await sharesOf(secret, 2, 3);
    const changed = two!.with(5, (two![5] ?? 0) ^ 1);
    expect(await recoverTallySecret([one!, changed], tallyKey)).toEqual(err({ code: 'shares-do-not-fit' }));
  });

  test('shares of another round', async () => {
    const { tallyKey } = makeTallyKey();
    expect(await recoverTallySecret(await shares, tallyKey)).toEqual(err({ code: 'shares-do-not-fit' }));
  });
});

test('the shares that are given stay as they are', async () => {
  const { tallySecret, tallyKey } = makeTallyKey();
  const shares = await sharesOf(tallySecret, 2, 3);
  const before = shares.map((share) => new Uint8Array(share));
  await recoverTallySecret(shares, tallyKey);
  expect(shares).toEqual(before);
});

test('shares that were printed and typed in again give the secret back', async () => {
  const { tallySecret, tallyKey } = makeTallyKey();
  const codes = (await sharesOf(tallySecret, 2, 3)).map(formatShareCode);
  const typed = codes.slice(1).map((code) => parseShareCode(code.toLowerCase()));
  const shares = typed.flatMap((share) => (share.ok ? [share.value] : []));
  expect(await recoverTallySecret(shares, tallyKey)).toEqual(ok(tallySecret));
});
