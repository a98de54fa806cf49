import { canonicalJson, toHex } from '@wijkbegroting/domain';
import { makeSliceChecker } from '../../src/ballots/check-slice.ts';
import type { BallotSlice, BallotTerms, SliceReport, SliceWorkers } from '../../src/ballots/slice.ts';
import { chanceOf } from '../../src/simulate/random.ts';
import type { SimulatedRound } from '../../src/simulate/simulate-round.ts';
import { verifyBundle } from '../../src/verify-bundle.ts';
import { bundleOf } from './golden.ts';
import { meansTheSame } from './meaning.ts';
import { type Files, openFiles, packFiles, renewManifest } from './open-files.ts';
import { type Edit, randomEdit } from './random-edits.ts';

/** What random edits came to. */
export interface Soaked {
  readonly found: number;
  /** Edits that change no meaning, found or not. */
  readonly harmless: number;
  /** How many edits each check found. */
  readonly byCheck: ReadonlyMap<string, number>;
  /** Edits that changed the meaning, and that no check found: there must be none. */
  readonly missed: readonly Edit[];
}

/** Edits a bundle at random, one edit at a time, each time with a manifest that fits, and looks whether a check fails. */
export async function soak(
  round: SimulatedRound,
  { edits, seed, onEdit }: { readonly edits: number; readonly seed: number; readonly onEdit?: (done: number) => void },
): Promise<Soaked> {
  const golden = await openFiles(await bundleOf(round));
  const startWorkers = rememberingWorkers();
  const chance = chanceOf(seed);
  const byCheck = new Map<string, number>();
  const missed: Edit[] = [];
  let [found, harmless] = [0, 0];
  for (let done = 0; done < edits; done += 1) {
    const edit = randomEdit(golden, chance);
    const files: Files = new Map(golden).set(edit.path, edit.after);
    if (!edit.path.startsWith('manifest')) renewManifest(files);
    const { ok, checks } = await verifyBundle(await packFiles(files), { startWorkers });
    for (const { id, status } of checks) if (status === 'failed') byCheck.set(id, (byCheck.get(id) ?? 0) + 1);
    if (!ok) found += 1;
    else if (meansTheSame(golden, files)) harmless += 1;
    else missed.push(edit);
    onEdit?.(done + 1);
  }
  return { found, harmless, byCheck, missed };
}

/** Ballots that were checked before on the same terms need no cryptography again: their lines are the same. */
function rememberingWorkers(): (terms: BallotTerms) => Promise<SliceWorkers> {
  const known = new Map<string, SliceReport>();
  return async (terms) => {
    const { record, tallySecret } = terms;
    const name = canonicalJson([record ?? null, toHex(tallySecret ?? new Uint8Array())]);
    const check = await makeSliceChecker(terms);
    const checkLine = async (line: string, at: number): Promise<SliceReport> => {
      const key = `${name}\n${line}`;
      const report = known.get(key) ?? (await check({ firstLine: 1, lines: [line] }));
      if (known.size < 10_000) known.set(key, report);
      const inPlace = <Item extends { readonly line: number }>(item: Item): Item => ({ ...item, line: at });
      return { ballots: report.ballots.map(inPlace), failures: report.failures.map(inPlace) };
    };
    return {
      width: 1,
      close: () => undefined,
      check: async ({ firstLine, lines }: BallotSlice): Promise<SliceReport> => {
        const reports = await Promise.all(lines.map((line, at) => checkLine(line, firstLine + at)));
        return {
          ballots: reports.flatMap(({ ballots }) => ballots),
          failures: reports.flatMap(({ failures }) => failures),
        };
      },
    };
  };
}
