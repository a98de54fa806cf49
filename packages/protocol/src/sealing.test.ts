import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { CipherSuite, HkdfSha256 } from '@hpke/core';
import { x25519 } from '@noble/curves/ed25519.js';
import { type RoundId, roundId, SEALED_OVERHEAD } from '@wijkbegroting/domain';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bytesOf, hexOf, openFromTheText, RFC_9180, sealFromTheText } from '../test/rfc9180.ts';
import { makeBoxOpener, openBox, sealBox, sealedLength } from './sealing.ts';
import { makeTallyKey } from './tally-key.ts';
import { nativeKem, portableKem, type X25519Kem } from './x25519-kem.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const KEMS: readonly (readonly [string, () => X25519Kem])[] = [
  ['WebCrypto', nativeKem],
  ['JavaScript', portableKem],
];
const ROUND = roundId('parkwijk-2027');
const VOTER = new Uint8Array(32).fill(7);
const place = { roundId: ROUND, voterKey: VOTER, rev: 1 };
const content = new TextEncoder().encode('A bench in the Reinaldapark');
const { tallyKey, tallySecret } = makeTallyKey();
const rounds: fc.Arbitrary<RoundId> = fc.stringMatching(/^[a-z]{1,20}-20\d\d$/).map(roundId);
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const places = fc.record({ roundId: rounds, voterKey: bytes(32), rev: fc.integer({ min: 1, max: 2 ** 32 - 1 }) });

function aadOf({ roundId: round, voterKey, rev }: typeof place): Buffer {
  const revBytes = Buffer.alloc(4);
  revBytes.writeUInt32BE(rev);
  return Buffer.concat([Buffer.from(round), Buffer.from([0]), voterKey, revBytes]);
}

describe.each(KEMS)('RFC 9180, appendix A.2.1, with X25519 of %s', (_, kemOf) => {
  const suite = () => new CipherSuite({ kem: kemOf(), kdf: new HkdfSha256(), aead: new Chacha20Poly1305() });

  test('seals as the RFC does', async () => {
    const sender = await suite().createSenderContext({
      recipientPublicKey: await suite().kem.deserializePublicKey(bytesOf(RFC_9180.pkRm)),
      info: bytesOf(RFC_9180.info),
      ekm: bytesOf(RFC_9180.ikmE).buffer,
    });
    expect(hexOf(sender.enc)).toBe(RFC_9180.enc);
    for (const [aad, ciphertext] of RFC_9180.encryptions) {
      expect(hexOf(await sender.seal(bytesOf(RFC_9180.plaintext), bytesOf(aad)))).toBe(ciphertext);
    }
  });

  test('opens what the RFC sealed', async () => {
    const recipient = await suite().createRecipientContext({
      recipientKey: await suite().kem.importKey('raw', bytesOf(RFC_9180.skRm).buffer, false),
      enc: bytesOf(RFC_9180.enc),
      info: bytesOf(RFC_9180.info),
    });
    for (const [aad, ciphertext] of RFC_9180.encryptions) {
      expect(hexOf(await recipient.open(bytesOf(ciphertext), bytesOf(aad)))).toBe(RFC_9180.plaintext);
    }
  });
});

describe('beside an implementation from the text of the RFC, on node:crypto', () => {
  const info = new TextEncoder().encode('wijkbegroting/ballot/v1');

  test('that implementation gives the vector of the RFC', () => {
    const { skEm, skRm, pkRm, plaintext, enc, encryptions } = RFC_9180;
    const [aad, ciphertext] = encryptions[0].map(bytesOf) as [Uint8Array, Uint8Array];
    const given = { publicKey: bytesOf(pkRm), info: bytesOf(RFC_9180.info), aad };
    const box = sealFromTheText({ ...given, secret: bytesOf(skEm) }, bytesOf(plaintext));
    expect(hexOf(box)).toBe(enc + hexOf(ciphertext));
    expect(hexOf(openFromTheText({ ...given, secret: bytesOf(skRm) }, box))).toBe(plaintext);
  });

  test.each(KEMS)('it opens boxes sealed here, and the other way round, with X25519 of %s', async (_, kemOf) => {
    await fc.assert(
      fc.asyncProperty(
        places,
        bytes(32),
        bytes(32),
        fc.uint8Array({ maxLength: 3000 }),
        async (at, own, their, some) => {
          const secret = new Uint8Array(own);
          const publicKey = new Uint8Array(x25519.getPublicKey(secret));
          const given = { secret, publicKey, info, aad: aadOf(at) };
          const box = await sealBox({ ...at, tallyKey: publicKey, content: some }, kemOf());
          expect(new Uint8Array(openFromTheText(given, box))).toEqual(some);
          const open = await makeBoxOpener(secret, kemOf());
          expect(await open({ ...at, box: sealFromTheText({ ...given, secret: their }, some) })).toEqual(some);
        },
      ),
    );
  });
});

test('both kinds of X25519 open the boxes of the other', async () => {
  await fc.assert(
    fc.asyncProperty(places, fc.uint8Array({ maxLength: 3000 }), async (at, some) => {
      for (const [sealing, opening] of [
        [nativeKem(), portableKem()],
        [portableKem(), nativeKem()],
      ] as const) {
        const open = await makeBoxOpener(tallySecret, opening);
        expect(await open({ ...at, box: await sealBox({ ...at, tallyKey, content: some }, sealing) })).toEqual(some);
      }
    }),
    { numRuns: 50 },
  );
});

test.each([0, 1, 1024, 65_536])('a box for %i bytes is 48 longer', async (length) => {
  const box = await sealBox({ ...place, tallyKey, content: new Uint8Array(length) });
  expect(box).toHaveLength(sealedLength(length));
  expect(sealedLength(length)).toBe(length + 48);
  expect(SEALED_OVERHEAD).toBe(48);
  expect(await openBox({ ...place, tallySecret, box })).toEqual(new Uint8Array(length));
});

test('the same content sealed twice cannot be recognised', async () => {
  const [one, other] = await Promise.all([0, 1].map(() => sealBox({ ...place, tallyKey, content })));
  expect(hexOf(one!.subarray(0, 32))).not.toBe(hexOf(other!.subarray(0, 32)));
  expect(hexOf(one!.subarray(32))).not.toBe(hexOf(other!.subarray(32)));
});

describe.each(KEMS)('with X25519 of %s', (_, kemOf) => {
  test.each<[string, Partial<typeof place>]>([
    ['another round', { roundId: roundId('parkwijk-2028') }],
    ['another voter', { voterKey: VOTER.with(31, 8) }],
    ['another rev', { rev: 2 }],
    ['a rev that differs in its first byte', { rev: 1 + 2 ** 24 }],
  ])('a box of %s does not open', async (_what, change) => {
    const box = await sealBox({ ...place, tallyKey, content }, kemOf());
    const open = await makeBoxOpener(tallySecret, kemOf());
    expect(await open({ ...place, box })).toEqual(content);
    expect(await open({ ...place, ...change, box })).toBeUndefined();
  });

  test('with another secret a box does not open', async () => {
    const box = await sealBox({ ...place, tallyKey, content }, kemOf());
    const open = await makeBoxOpener(makeTallyKey().tallySecret, kemOf());
    expect(await open({ ...place, box })).toBeUndefined();
  });

  test('no bit of a box can be changed', async () => {
    const box = await sealBox({ ...place, tallyKey, content }, kemOf());
    const open = await makeBoxOpener(tallySecret, kemOf());
    for (let bit = 0; bit < 8 * box.length; bit += 1) {
      const changed = box.with(bit >> 3, (box[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
      expect(await open({ ...place, box: changed })).toBeUndefined();
    }
  });

  test('nor its length', async () => {
    const box = await sealBox({ ...place, tallyKey, content }, kemOf());
    const open = await makeBoxOpener(tallySecret, kemOf());
    for (let length = 0; length < box.length; length += 1) {
      expect(await open({ ...place, box: box.subarray(0, length) })).toBeUndefined();
    }
    expect(await open({ ...place, box: Buffer.concat([box, Buffer.alloc(1)]) })).toBeUndefined();
  });

  test('a key of low order or in another spelling is refused, in a box and as tally key', async () => {
    const open = await makeBoxOpener(tallySecret, kemOf());
    const other = tallyKey.with(31, (tallyKey[31] ?? 0) | 0x80); // libraries ignore this bit
    for (const key of [new Uint8Array(32), new Uint8Array(32).with(0, 1), other, tallyKey.subarray(1)]) {
      await expect(sealBox({ ...place, tallyKey: key, content }, kemOf())).rejects.toThrow('low order');
      expect(await open({ ...place, box: Buffer.concat([key, Buffer.alloc(100)]) })).toBeUndefined();
    }
  });
});

test('an opener opens many boxes at once', async () => {
  const open = await makeBoxOpener(tallySecret);
  const contents = Array.from({ length: 200 }, (_, at) => new Uint8Array(1024).fill(at));
  const boxes = await Promise.all(
    contents.map((some, at) => sealBox({ ...place, rev: at + 1, tallyKey, content: some })),
  );
  expect(await Promise.all(boxes.map((box, at) => open({ ...place, rev: at + 1, box })))).toEqual(contents);
});

test('when the machine fails, the box is not blamed', async () => {
  const open = await makeBoxOpener(tallySecret, nativeKem());
  const box = await sealBox({ ...place, tallyKey, content });
  vi.spyOn(crypto.subtle, 'deriveBits').mockRejectedValue(new Error('no memory'));
  await expect(open({ ...place, box })).rejects.toThrow('no memory');
});

test.each<Partial<typeof place>>([{ rev: 0 }, { rev: 1.5 }, { rev: 2 ** 32 }, { voterKey: new Uint8Array(31) }])(
  '%o is a mistake of the caller',
  async (change) => {
    await expect(sealBox({ ...place, ...change, tallyKey, content })).rejects.toThrow('Broken invariant');
    const box = new Uint8Array(2000);
    await expect(openBox({ ...place, ...change, tallySecret, box })).rejects.toThrow('Broken invariant');
  },
);

test('a tally secret of a wrong length is a mistake of the caller', async () => {
  await expect(makeBoxOpener(new Uint8Array(31))).rejects.toThrow('32 bytes');
});
