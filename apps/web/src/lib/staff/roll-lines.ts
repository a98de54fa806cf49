import {
  type AreaLookup,
  areaOfLevel,
  decideEligibility,
  parseAreaCode,
  parseCalendarDay,
  type Round,
} from '@wijkbegroting/domain';

/** What the API says of one line of the file. */
export interface LineError {
  readonly line: number;
  readonly code: string;
}

/** Faults counted by what is wrong, the most frequent first. */
export function countByCode(
  errors: readonly LineError[],
): readonly { readonly code: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { code } of errors) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, count })).toSorted((one, other) => other.count - one.count);
}

/**
 * The references of everyone in the file who may vote, each once: those that the letters are for. The roll itself keeps
 * no references, so they come from the same file by the same rule. Lines that cannot be read name nobody.
 */
export function votingReferences(
  csv: string,
  round: Pick<Round, 'areaCodes' | 'gemeenteCode' | 'rules'>,
  areas: AreaLookup,
): readonly string[] {
  const references = csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => {
      const [reference = '', buurt = '', birth = ''] = line.split(';').map(unquoted);
      const buurtCode = parseAreaCode(buurt);
      const birthDate = parseCalendarDay(birth);
      if (reference === '' || !buurtCode.ok || !birthDate.ok) return [];
      const codeOf = (level: 'buurt' | 'wijk' | 'gemeente') => areaOfLevel(areas, buurtCode.value, level)?.code ?? null;
      const person = {
        buurtCode: codeOf('buurt'),
        wijkCode: codeOf('wijk'),
        gemeenteCode: codeOf('gemeente'),
        birthDate: birthDate.value,
      };
      const decided = decideEligibility({ action: 'vote', person, round, on: round.rules.vote.referenceDate });
      return decided.kind === 'eligible' ? [reference] : [];
    });
  return [...new Set(references)];
}

function unquoted(field: string): string {
  return field.replace(/^"(.*)"$/, '$1').replaceAll('""', '"');
}

/** The table for the printer. References hold no signs that a spreadsheet would run. */
export function lettersCsv(letters: readonly { readonly reference: string; readonly code: string }[]): string {
  return ['reference;code', ...letters.map(({ reference, code }) => `${reference};${code}`), ''].join('\r\n');
}
