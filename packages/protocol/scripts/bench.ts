/* Measures opening, sealing and verifying on one thread: node scripts/bench.ts [number of boxes] */
import { roundId } from '@wijkbegroting/domain';
import { verifyNatively, verifyPortably } from '../src/ed25519-verifier.ts';
import { ed25519KeyOf, signEd25519, verifyEd25519 } from '../src/signatures.ts';
import { type BoxOpener, makeBoxOpener, sealBox } from '../src/sealing.ts';
import { makeTallyKey } from '../src/tally-key.ts';
import { nativeKem, portableKem } from '../src/x25519-kem.ts';

const count = Number(process.argv[2] ?? 2000);
const { tallyKey, tallySecret } = makeTallyKey();
const place = { roundId: roundId('parkwijk-2027'), voterKey: new Uint8Array(32).fill(7), rev: 1 };
const content = new Uint8Array(1024);

for (const [name, kem] of [
  ['WebCrypto', nativeKem()],
  ['JavaScript', portableKem()],
] as const) {
  const few = name === 'WebCrypto' ? count : Math.ceil(count / 10);
  const boxes: Uint8Array[] = [];
  await measure(`seal, X25519 of ${name}`, few, async () => {
    boxes.push(await sealBox({ ...place, tallyKey, content }, kem));
  });
  const open = await makeBoxOpener(tallySecret, kem);
  for (const parallel of [1, 64]) {
    await measure(`open, X25519 of ${name}, ${parallel} at once`, few, openNext(open, boxes), parallel);
  }
}

const secret = crypto.getRandomValues(new Uint8Array(32));
const key = ed25519KeyOf(secret);
const message = new Uint8Array(32);
const signature = signEd25519(secret, message);
await measure('sign', Math.ceil(count / 4), () => Promise.resolve(signEd25519(secret, message)));
for (const parallel of [1, 64]) {
  await measure(`verify, ${parallel} at once`, count, () => verifyEd25519(key, message, signature), parallel);
}
await measure('verify without checks, WebCrypto', count, () => verifyNatively(key, message, signature));
await measure('verify without checks, JavaScript', Math.ceil(count / 10), () =>
  verifyPortably(key, message, signature),
);

function openNext(open: BoxOpener, boxes: readonly Uint8Array[]): (at: number) => Promise<void> {
  return async (at) => {
    const opened = await open({ ...place, box: boxes[at % boxes.length] ?? new Uint8Array() });
    if (opened?.length !== content.length) throw new Error('a box did not open');
  };
}

async function measure(
  what: string,
  times: number,
  work: (at: number) => Promise<unknown>,
  parallel = 1,
): Promise<void> {
  const start = performance.now();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < times) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`${what}: ${Math.round(times / seconds)} a second\n`);
}
