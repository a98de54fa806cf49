import { toHex } from '@wijkbegroting/domain';
import type { Contradiction } from './contradiction.ts';
import type { Visit } from './visit.ts';

const CONTRADICTIONS: Readonly<Record<Contradiction, string>> = {
  shrank: 'The log has fewer leaves than before.',
  forked: 'The log has another content at the same size: it shows different people different things.',
  rewritten: 'The log no longer begins with what it held before.',
  'audit-chain-rewritten': 'The chain of what staff did has changed or become shorter.',
};

/** Tells how a look at the log ended: what is well on standard output, what is not on standard error. */
export function report(visit: Visit, now: Date): void {
  const line = `${now.toISOString()} ${lineOf(visit)}\n`;
  if (visit.kind === 'refused' || visit.kind === 'failed') process.stderr.write(line);
  else process.stdout.write(line);
}

function lineOf(visit: Visit): string {
  switch (visit.kind) {
    case 'cosigned':
      return `cosigned${visit.isFirstContact ? ' (first contact, taken on trust)' : ''}: ${headOf(visit.checkpoint)}`;
    case 'unchanged':
      return `cosigned before: ${headOf(visit.checkpoint)}`;
    case 'empty':
      return 'the log has no leaves yet';
    case 'failed':
      return `NOT COSIGNED, trying again later: ${visit.detail}`;
    case 'refused':
      return `REFUSED TO COSIGN. ${CONTRADICTIONS[visit.contradiction]}
Both heads, signed by the log, are kept as evidence in ${visit.evidenceFile}
Tell the gemeente and the auditor at once, and send them that file. Nothing has been cosigned or changed here.`;
  }
}

function headOf({ size, root }: { readonly size: number; readonly root: Uint8Array }): string {
  return `size ${size}, root ${toHex(root)}`;
}
