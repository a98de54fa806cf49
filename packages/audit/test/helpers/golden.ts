import {
  simulateRound,
  type SimulatedRound,
  type Simulation,
  writeSimulated,
} from '../../src/simulate/simulate-round.ts';

/** Few voters and many on paper, so that the bundle is public and yet small. */
export const SMALL: Simulation = {
  voters: 40,
  paper: 80,
  projects: 12,
  draw: 'public',
  seed: 7,
  isTie: true,
  blindVoters: 2,
};

/** The bundle of a simulated round as a blob. */
export async function bundleOf(round: SimulatedRound, publication?: 'totals'): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({
    write: (chunk) => {
      chunks.push(new Uint8Array(chunk));
    },
  });
  await writeSimulated(round, sink, publication);
  return new Blob(chunks);
}

/** A small round with a tie that lots settled in public. */
export function publicRound(): Promise<SimulatedRound> {
  return simulateRound(SMALL);
}

/** A small round with a tie that was settled by a computed draw. */
export function computedRound(): Promise<SimulatedRound> {
  return simulateRound({ ...SMALL, draw: 'computed' });
}

/** A small round without a tie that matters, so that it can be counted otherwise. */
export function plainRound(): Promise<SimulatedRound> {
  return simulateRound({ ...SMALL, isTie: false });
}
