import { canonicalJson, isSameList, sha256Hex, utf8 } from '@wijkbegroting/domain';
import { drawPath, numberIn, PATHS } from '../bundle/paths.ts';
import { recordedDraws } from './count-anew.ts';
import { type Evidence, type LeafOf, leavesOf, statementOf } from './evidence.ts';
import { isSortedBy } from './is-sorted.ts';
import type { TraceStep } from './v36-money.ts';

/** V37: draws are between whole ties, of the kind that the rules say, and the same in log, files, result and trace. */
export function checkDraws(evidence: Evidence, steps: readonly TraceStep[]): void {
  const { findings, draws } = evidence;
  const logged = leavesOf(evidence, 'DRAW');
  for (const leaf of logged) checkLots(evidence, leaf);
  const ofPublic = logged.filter((leaf) => leaf.event.kind === 'public');
  ofPublic.forEach((leaf, at) => {
    checkDrawFile(evidence, leaf, drawPath(at + 1));
  });
  for (const { place } of draws) {
    if (numberIn(place) > ofPublic.length) findings.fail('V37', place, 'is no public draw of the log');
  }
  checkDrawsOfResult(evidence);
  checkDrawnSteps(evidence, logged, steps);
}

function checkLots({ findings, record }: Evidence, { event, place }: LeafOf<'DRAW'>): void {
  const { between, order, kind } = event;
  const isWhole = isSortedBy(between, (id) => id) && isSameList(order.toSorted(), between);
  if (!isWhole) findings.fail('V37', place, 'does not put each of the tied projects in one place');
  if (record === undefined) return;
  const asked = record.rules.count.tie === 'computedDraw' ? 'computed' : 'public';
  if (kind !== asked) findings.fail('V37', place, `is a ${kind} draw, in a round with ${asked} draws`);
}

function checkDrawsOfResult(evidence: Evidence): void {
  const { findings, result } = evidence;
  const statement = statementOf(evidence);
  if (result?.value === undefined || statement === undefined) {
    findings.skip(['V37'], 'the result and the closing statement');
    return;
  }
  const isSame = canonicalJson(result.value.draws) === canonicalJson(recordedDraws(evidence, statement));
  if (!isSame) findings.fail('V37', `${PATHS.result}: draws`, 'are not the draws of the log');
}

function checkDrawFile({ findings, draws }: Evidence, { event, place }: LeafOf<'DRAW'>, path: string): void {
  if (event.kind !== 'public') return;
  const file = draws.find((one) => one.place === path);
  if (file === undefined) findings.fail('V37', place, `${path} is missing`);
  if (file?.value === undefined) return;
  const { between, order, minutes } = file.value;
  const isSame = isSameList(between, event.between) && isSameList(order, event.order);
  if (!isSame) findings.fail('V37', path, 'holds other lots than the log');
  if (sha256Hex(utf8(minutes)) !== event.minutesSha256) findings.fail('V37', path, 'holds other minutes than the log');
}

/** Where the trace takes projects by lot there was a draw with that order, and every draw is used once. */
function checkDrawnSteps(
  { findings, trace }: Evidence,
  logged: readonly LeafOf<'DRAW'>[],
  steps: readonly TraceStep[],
): void {
  if (trace === undefined) return;
  const unused = new Set(logged);
  for (const { place, step } of steps) {
    if (step.taken !== 'drawn') continue;
    const order = step.projects.map(({ project }) => project);
    const draw = [...unused].find(({ event }) => isSameList(event.order, order));
    if (draw === undefined) findings.fail('V37', place, 'was decided by lots that the log does not have');
    else unused.delete(draw);
  }
  for (const { place } of unused) findings.fail('V37', place, 'decides nothing in the trace');
}
