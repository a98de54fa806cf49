import { canonicalJson } from '@wijkbegroting/domain';
import type { Evidence } from './evidence.ts';
import { PATHS } from '../bundle/paths.ts';
import type { CountedBallots } from '../count/count-ballots.ts';
import { electionFile } from '../count/election-file.ts';
import { traceText } from '../count/result-files.ts';

/** V34 and V35: the result, its trace and the election file are those of the count anew. */
export async function checkResult(evidence: Evidence, count: CountedBallots): Promise<void> {
  compareResult(evidence, count);
  compareTrace(evidence, count);
  await compareElection(evidence, count);
}

function compareResult({ findings, result }: Evidence, { result: own }: CountedBallots): void {
  if (result?.value === undefined) {
    findings.skip(['V34'], 'the result');
    return;
  }
  const official: Readonly<Record<string, unknown>> = result.value;
  for (const [field, value] of Object.entries(own)) {
    const said = official[field];
    if (canonicalJson(said) === canonicalJson(value)) continue;
    const isList = Array.isArray(value) && Array.isArray(said);
    const differences = isList ? firstDifference(said, value) : { at: '', said, counted: value };
    const place = `${PATHS.result}: ${field}${differences.at}`;
    findings.fail('V34', place, `is ${brief(differences.said)}, counted anew ${brief(differences.counted)}`);
  }
}

function firstDifference(said: readonly unknown[], counted: readonly unknown[]) {
  const length = Math.max(said.length, counted.length);
  const textAt = (list: readonly unknown[], at: number) => (at < list.length ? canonicalJson(list[at]) : '');
  const at = Array.from({ length }, (_, place) => place).find(
    (place) => textAt(said, place) !== textAt(counted, place),
  );
  return { at: `.${at ?? 0}`, said: said[at ?? 0] ?? null, counted: counted[at ?? 0] ?? null };
}

function brief(value: unknown): string {
  const text = canonicalJson(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function compareTrace({ findings, trace }: Evidence, { steps }: CountedBallots): void {
  if (trace === undefined) {
    findings.skip(['V35'], 'the trace');
    return;
  }
  const own = traceText(steps).split('\n');
  const official = trace.text.split('\n');
  for (let at = 0; at < Math.max(own.length, official.length); at += 1) {
    if (own[at] === official[at]) continue;
    findings.fail('V35', `${PATHS.trace}:${at + 1}`, 'is another step than in the count anew');
  }
}

async function compareElection({ bundle, digests, findings, record }: Evidence, count: CountedBallots): Promise<void> {
  if (!bundle.entries.has(PATHS.election) || record === undefined) return;
  const read = await bundle.text(PATHS.election);
  if (!read.ok) {
    findings.fail('V01', PATHS.election, read.error);
    return;
  }
  digests.set(PATHS.election, read.value.digest);
  const own = electionFile(record, count.result.funded, count.counted);
  if (!own.ok || own.value !== read.value.text)
    findings.fail('V34', PATHS.election, 'does not hold the ballots that were counted');
}
