import type { FaultCount, LineError, LineFaults } from './roll-lines.ts';

/** Why the letters were not made. */
export interface LetterFault {
  readonly code: string;
  /** What was asked was to make all of them again. */
  readonly replaceAll: boolean;
  readonly missing: number;
  readonly unknown: number;
  readonly lines: LineFaults;
}

/** The letters come as a file, so what went wrong travels in the address of the page to go back to. */
export function letterFaultQuery({ code, replaceAll, missing, unknown, lines }: LetterFault): string {
  const query = new URLSearchParams({ fout: code });
  if (replaceAll) query.set('opnieuw', '1');
  if (missing > 0) query.set('missen', String(missing));
  if (unknown > 0) query.set('onbekend', String(unknown));
  for (const { code: fault, count } of lines.counts) query.append('aantal', `${String(count)}.${fault}`);
  for (const { code: fault, line } of lines.shown) query.append('regel', `${String(line)}.${fault}`);
  return query.toString();
}

/** What `letterFaultQuery` wrote; null when nothing went wrong. */
export function letterFaultOf(query: URLSearchParams): LetterFault | null {
  const code = query.get('fout');
  if (code === null) return null;
  return {
    code,
    replaceAll: query.get('opnieuw') === '1',
    missing: numberOf(query.get('missen')),
    unknown: numberOf(query.get('onbekend')),
    lines: {
      counts: pairsOf(query.getAll('aantal')).map(([count, fault]): FaultCount => ({ code: fault, count })),
      shown: pairsOf(query.getAll('regel')).map(([line, fault]): LineError => ({ line, code: fault })),
    },
  };
}

function pairsOf(texts: readonly string[]): readonly (readonly [number, string])[] {
  return texts.map((text) => {
    const [number = '', ...rest] = text.split('.');
    return [numberOf(number), rest.join('.')];
  });
}

function numberOf(text: string | null): number {
  return Math.max(0, Math.trunc(Number(text))) || 0;
}
