import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { PATHS } from '../bundle/paths.ts';
import { type Evidence, leavesOf } from './evidence.ts';

/** The parts of a log in their order, and what may stand in each, besides what may stand anywhere after the opening. */
const PARTS: readonly (readonly LogEvent['type'][])[] = [
  ['OPENING'],
  ['ISSUANCE_DAY', 'BALLOT_BATCH', 'PAPER_BATCH'],
  ['CLOSE'],
  ['KEY_REVEAL'],
  ['DRAW'],
  ['RESULT'],
];
const ANYWHERE: ReadonlySet<LogEvent['type']> = new Set(['DECISION', 'INCIDENT']);
const ONCE = ['CLOSE', 'KEY_REVEAL', 'RESULT'] as const;

/** V27: the events of the log come in their order; nothing goes into the box after `CLOSE`. */
export function checkOrder(evidence: Evidence): void {
  const { findings, leaves } = evidence;
  if (leaves.length === 0) {
    findings.fail('V27', PATHS.leaves, 'the log is empty');
    return;
  }
  let part = 0;
  for (const { place, event } of leaves) {
    if (event === undefined || (ANYWHERE.has(event.type) && part > 0)) continue;
    const own = PARTS.findIndex((types) => types.includes(event.type));
    if (own < part || own === -1) findings.fail('V27', place, `${event.type} comes too late or too early`);
    part = Math.max(part, own);
    // What has come is over where it comes once, so the next one of its kind is too late.
    if (event.type === 'OPENING') part = Math.max(part, 1);
  }
  for (const type of ONCE) {
    const found = leavesOf(evidence, type);
    if (found.length === 0) findings.fail('V27', PATHS.leaves, `${type} is missing`);
    for (const { place } of found.slice(1)) findings.fail('V27', place, `${type} is there again`);
  }
}
