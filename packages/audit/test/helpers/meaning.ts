import type { Manifest } from '@wijkbegroting/records/manifest.ts';
import { PATHS } from '../../src/bundle/paths.ts';
import type { Files } from './open-files.ts';

/** Files that say nothing about the vote: one for people, and one with what the gemeente decided afterwards. */
const BESIDE_THE_VOTE: ReadonlySet<string> = new Set([PATHS.readme, PATHS.decisions]);

/**
 * Whether two bundles mean the same, so that no check has to tell them apart (docs/protocol.md, section 11): what stands
 * beside the vote may differ, the software may have another version, proof that is more than enough may be left out (a
 * receipt, a cosignature), and signatures and receipts may stand in another order.
 */
export function meansTheSame(before: Files, after: Files): boolean {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].every((path) => {
    const [one, other] = [before.get(path), after.get(path)];
    if (one === other || BESIDE_THE_VOTE.has(path)) return true;
    if (one === undefined || other === undefined) return false;
    if (path === PATHS.manifest) return saysTheSame(one, other);
    if (path === PATHS.receipts) return isSubset(other.split('\n'), one.split('\n'));
    return path.endsWith('.note') && hasNoOtherSignatures(one, other);
  });
}

function saysTheSame(one: string, other: string): boolean {
  const [before, after] = [one, other].map((text) => {
    const { format, version, round, publication } = JSON.parse(text) as Manifest;
    return JSON.stringify({ format, version, round, publication });
  });
  return before === after;
}

/** The same text, with some of the same signatures under it in any order. */
function hasNoOtherSignatures(one: string, other: string): boolean {
  const [before, after] = [one, other].map((note) => {
    const end = note.lastIndexOf('\n\n');
    return { text: note.slice(0, end), lines: note.slice(end).split('\n') };
  });
  return before !== undefined && before.text === after?.text && isSubset(after.lines, before.lines);
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}
