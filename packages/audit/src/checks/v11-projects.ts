import { UUID } from '@wijkbegroting/domain';
import { PATHS } from '../bundle/paths.ts';
import type { Evidence } from './evidence.ts';
import { isSortedBy } from './is-sorted.ts';

interface RawRecord {
  readonly rules?: { readonly count?: { readonly rule?: unknown } };
  readonly projects?: unknown;
}

/** V10 and V11, on the JSON as it stands: also where the rest of the record has a wrong shape. */
export function checkProjects({ findings, recordFile, record }: Evidence, raw: unknown): void {
  const given = (raw ?? record) as RawRecord | undefined;
  if (given === undefined) {
    findings.skip(['V10', 'V11'], 'the opening record');
    return;
  }
  const place = recordFile?.place ?? `${PATHS.leaves}:1`;
  if (given.rules?.count?.rule !== 'greedyVotes') findings.fail('V10', place, 'the rule of counting is not known');
  const projects = Array.isArray(given.projects) ? (given.projects as readonly unknown[]) : [];
  checkList(
    projects.map((project) => (typeof project === 'object' ? { ...project } : {})),
    (field, message) => {
      findings.fail('V11', `${place}: projects${field}`, message);
    },
  );
}

interface RawProject {
  readonly id?: unknown;
  readonly costCents?: unknown;
}

function checkList(projects: readonly RawProject[], fail: (field: string, message: string) => void): void {
  const seen = new Set<unknown>();
  let total = 0;
  projects.forEach(({ id, costCents }, at) => {
    if (typeof id !== 'string' || !UUID.test(id)) fail(`.${at}`, 'has no id of a project');
    if (seen.has(id)) fail(`.${at}`, 'has the id of another project');
    seen.add(id);
    const price = typeof costCents === 'number' && Number.isSafeInteger(costCents) ? costCents : 0;
    if (price <= 0) fail(`.${at}`, 'has no price in whole cents above 0');
    total += price;
  });
  if (!Number.isSafeInteger(total)) fail('', 'cost together what no exact number is');
  if (!isSortedBy(projects, ({ id }) => String(id))) fail('', 'are not sorted by id');
}
