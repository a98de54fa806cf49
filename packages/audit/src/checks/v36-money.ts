import { type Cents, isCents } from '@wijkbegroting/domain';
import { StepWire } from '@wijkbegroting/records/outcome.ts';
import type { z } from 'zod';
import { PATHS } from '../bundle/paths.ts';
import type { Evidence } from './evidence.ts';
import type { Findings } from './findings.ts';
import { readJson } from './read-json.ts';

/** A step of the official trace, with its place. */
export interface TraceStep {
  readonly place: string;
  readonly step: z.output<typeof StepWire>;
}

/** The steps of the official trace that have the right shape; what has not is a failure of V02. */
export function readTrace({ findings, trace }: Evidence): readonly TraceStep[] {
  if (trace === undefined) return [];
  const lines = trace.text.split('\n');
  if (lines.pop() !== '') findings.fail('V02', PATHS.trace, 'the last line is not ended');
  return lines.flatMap((text, at) => {
    const place = `${PATHS.trace}:${at + 1}`;
    const step = readJson(StepWire, text, place, findings);
    return step === undefined ? [] : [{ place, step }];
  });
}

/** V36: result and trace spend whole cents, one project after the other, and never more than there is. */
export function checkMoney({ findings, result, record }: Evidence, steps: readonly TraceStep[]): void {
  if (result?.value === undefined) {
    findings.skip(['V36'], 'the result');
    return;
  }
  const { budgetCents, spentCents, remainderCents, funded, projects } = result.value;
  const isRight = (holds: boolean, message: string): void => {
    if (!holds) findings.fail('V36', PATHS.result, message);
  };
  isRight(spentCents <= budgetCents, 'more is spent than there is');
  const isFunded = new Set<string>(funded);
  const said = sum(projects.filter(({ project }) => isFunded.has(project)).map(({ costCents }) => costCents));
  isRight(said === spentCents, `the funded projects cost ${said} cents, not ${spentCents}`);
  const prices = new Map<string, Cents>(record?.projects.map(({ id, costCents }) => [id, costCents]));
  const priced = sum(funded.map((project) => prices.get(project) ?? 0));
  isRight(record === undefined || priced === spentCents, `the funded projects have prices of ${priced} cents together`);
  const left = spendInTurn(findings, budgetCents, steps);
  isRight(left === remainderCents, `${left} cents are left after the last step, not ${remainderCents}`);
}

/** Follows the money through the trace. @returns what is left after the last step */
function spendInTurn(findings: Findings, budgetCents: number, steps: readonly TraceStep[]): number {
  return steps.reduce((left, { place, step }) => {
    const { leftBeforeCents, leftAfterCents, projects } = step;
    const spent = sum(projects.filter(({ reason }) => reason.kind === 'funded').map(({ costCents }) => costCents));
    const after = leftBeforeCents - spent;
    if (leftBeforeCents !== left) findings.fail('V36', place, `${left} cents were left before, not ${leftBeforeCents}`);
    if (leftAfterCents !== after || !isCents(after)) findings.fail('V36', place, `${after} cents are left after it`);
    return leftAfterCents;
  }, budgetCents);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
