import {
  canonicalJson,
  checkpointOrigin,
  formatCheckpoint,
  leafHash,
  merkleRoot,
  parseCheckpoint,
  parseSignedNote,
  sha256Hex,
  utf8,
} from '@wijkbegroting/domain';
import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { headPath, PATHS } from '../../src/bundle/paths.ts';
import { type BallotsToCount, countBallots, type CountedBallots } from '../../src/count/count-ballots.ts';
import { electionText } from '../../src/count/election-file.ts';
import { resultText, traceText } from '../../src/count/result-files.ts';
import { signHead } from '../../src/simulate/log-writer.ts';
import type { Holder } from '../../src/simulate/round-keys.ts';
import type { SimulatedRound } from '../../src/simulate/simulate-round.ts';
import { type Files, renewManifest } from './open-files.ts';

/** The same data, open to change. */
export type Changeable<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? Changeable<Item>[]
    : { -readonly [Key in keyof T]: Changeable<T[Key]> };

/** A bundle in the hands of somebody who means no good. */
export class Tampering {
  readonly files: Files;
  readonly round: SimulatedRound;

  constructor(files: Files, round: SimulatedRound) {
    this.files = new Map(files);
    this.round = round;
  }

  text(path: string): string {
    const text = this.files.get(path);
    if (text === undefined) throw new Error(`there is no ${path}`);
    return text;
  }

  replace(path: string, from: string | RegExp, to: string): void {
    const text = this.text(path);
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${path} holds no ${String(from)}`);
    this.files.set(path, changed);
  }

  json<Value>(path: string, edit: (value: Changeable<Value>) => void): void {
    const value = JSON.parse(this.text(path)) as Changeable<Value>;
    edit(value);
    this.files.set(path, canonicalJson(value));
  }

  lines<Value>(path: string, edit: (values: Changeable<Value>[]) => void): void {
    const values = this.text(path)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Changeable<Value>);
    edit(values);
    this.files.set(path, values.map((value) => `${canonicalJson(value)}\n`).join(''));
  }

  leaves(edit: (leaves: Changeable<LogEvent>[]) => void): void {
    this.lines<LogEvent>(PATHS.leaves, edit);
  }

  /** Edits the first leaf of a type, or the nth. */
  leaf<Type extends LogEvent['type']>(
    type: Type,
    edit: (event: Changeable<Extract<LogEvent, { type: Type }>>) => void,
    nth = 0,
  ): void {
    this.leaves((leaves) => {
      const found = leaves.filter((leaf) => leaf.type === type)[nth];
      if (found === undefined) throw new Error(`there is no ${type} ${nth}`);
      edit(found as Changeable<Extract<LogEvent, { type: Type }>>);
    });
  }

  headPaths(): readonly string[] {
    return [...this.files.keys()].filter((path) => path.startsWith('log/heads/')).sort();
  }

  /**
   * The server holds the log key, so it can write the whole log anew. Cosignatures stay where the head stays as it was;
   * what a witness has not seen it does not sign.
   */
  relog(witnesses: readonly Holder[] = []): void {
    const hashes = this.text(PATHS.leaves)
      .trimEnd()
      .split('\n')
      .map((leaf) => leafHash(utf8(leaf)));
    const paths = this.headPaths();
    paths.forEach((path, at) => {
      const note = this.text(path);
      const parsed = parseSignedNote(note);
      const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
      if (!checkpoint.ok) throw new Error(`${path} is no head`);
      const isLast = at === paths.length - 1;
      const size = isLast ? hashes.length : Math.min(checkpoint.value.size, hashes.length);
      const text = formatCheckpoint({ ...checkpoint.value, size, root: merkleRoot(hashes.slice(0, size)) });
      if (note.startsWith(text)) return;
      this.files.delete(path);
      this.signHead(text, size, witnesses);
    });
  }

  signHead(
    text: string,
    size: number,
    witnesses: readonly Holder[] = [],
    at = new Date('2027-06-17T12:00:00.000Z'),
  ): void {
    const { record } = this.round.contents;
    const origin = checkpointOrigin(record.round.id);
    this.files.set(headPath(size), signHead(text, origin, this.round.keys.logSecret, { at, witnesses }));
  }

  /** Counts with other facts than the true ones, draws lots where that leads to a tie, and publishes it everywhere. */
  republish(change: (facts: Changeable<BallotsToCount>) => void): void {
    const { record, paper, result } = this.round.contents;
    const { statement, opened } = this.round;
    const facts = structuredClone({ record, statement, ballots: opened, paper, draws: result.draws });
    change(facts as unknown as Changeable<BallotsToCount>);
    const draws = [...facts.draws];
    let count = countBallots({ ...facts, draws });
    for (; count.kind === 'tie'; count = countBallots({ ...facts, draws })) {
      const { between } = count;
      draws.push({ between, order: between, minutes: 'Geloot.', drawnAt: '2027-06-14T12:00:00.000Z' });
    }
    if (count.kind !== 'counted') throw new Error('the tampered count has draws that it does not ask for');
    this.publish(count);
  }

  publish({ result, steps, counted }: CountedBallots): void {
    this.files.set(PATHS.result, resultText(result));
    this.files.set(PATHS.trace, traceText(steps));
    this.files.set(PATHS.election, electionText(this.round.contents.record, result.funded, counted));
    this.renameResult();
  }

  /** Lets the log name the result and trace as they are now. */
  renameResult(): void {
    this.leaf('RESULT', (leaf) => {
      leaf.resultSha256 = sha256Hex(utf8(this.text(PATHS.result)));
      leaf.traceSha256 = sha256Hex(utf8(this.text(PATHS.trace)));
    });
    this.relog();
  }

  renewManifest(): void {
    renewManifest(this.files);
  }
}
