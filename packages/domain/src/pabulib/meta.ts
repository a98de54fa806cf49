import { type Decimal, decimalsNeeded, MAXIMUM_DECIMALS, readDecimal, readWhole, toUnits } from './amounts.ts';
import { listOf, type MetaEntry, VOTE_TYPES, type VoteType } from './file.ts';
import type { PabulibProblem } from './problems.ts';
import type { Section } from './sections.ts';

/** What META says, by key, with the line on which it stands. */
export type MetaValues = ReadonlyMap<string, { readonly line: number; readonly value: string }>;

/** What a ballot must keep to; undefined where the file says nothing. Sums of costs are in the smallest unit. */
export interface BallotLimits {
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minPoints: number | undefined;
  readonly maxPoints: number | undefined;
  readonly minSumPoints: number | undefined;
  readonly maxSumPoints: number | undefined;
  readonly minSumCost: number | undefined;
  readonly maxSumCost: number | undefined;
}

/** How META divides the budget: the key of the names, and that of the amounts. */
const DIVISIONS = {
  category: { names: 'categories', amounts: 'budget_per_category' },
  neighborhood: { names: 'neighborhoods', amounts: 'budget_per_neighborhood' },
} as const;

/** What META says about the count. Amounts are in the smallest unit, which has `decimals` decimals. */
export interface Terms {
  /** Everything that META says, as it stands there. */
  readonly entries: readonly MetaEntry[];
  readonly meta: MetaValues;
  readonly decimals: number;
  readonly voteType: VoteType;
  readonly budget: number;
  readonly limits: BallotLimits;
  readonly categories: readonly PartBudget[];
  readonly neighborhoods: readonly PartBudget[];
}

/** What one part of a divided budget may spend. */
export interface PartBudget {
  readonly name: string;
  readonly budget: number;
}

/**
 * Reads META; the costs of the projects decide with it how small the smallest unit is. Adds to `problems`. What is
 * missing or cannot be used is 0 or `approval`, so that the rest of the file can still be looked at.
 */
export function readTerms(section: Section, costs: readonly string[], problems: PabulibProblem[]): Terms {
  const meta = readMeta(section, problems);
  const decimals = unitDecimals(meta, costs);
  const voteType = readVoteType(meta, section.line, problems) ?? 'approval';
  return {
    entries: section.rows.map(({ fields: [key = '', value = ''] }) => ({ key, value })),
    meta,
    decimals,
    voteType,
    budget: readBudget(meta, section.line, decimals, problems) ?? 0,
    limits: readLimits(meta, voteType, decimals, problems),
    categories: readDivision(meta, 'category', decimals, problems),
    neighborhoods: readDivision(meta, 'neighborhood', decimals, problems),
  };
}

/** The values without spaces around them. The first value of a key counts. */
function readMeta({ rows }: Section, problems: PabulibProblem[]): MetaValues {
  const values = new Map<string, { line: number; value: string }>();
  for (const { line, fields } of rows) {
    const [key = '', value = ''] = fields.map((field) => field.trim());
    if (values.has(key)) problems.push({ code: 'meta-key-twice', line, key });
    else values.set(key, { line, value });
  }
  return values;
}

function readVoteType(meta: MetaValues, line: number, problems: PabulibProblem[]): VoteType | undefined {
  const said = meta.get('vote_type');
  const known = VOTE_TYPES.find((one) => one === said?.value);
  if (said === undefined) problems.push({ code: 'vote-type-missing', line });
  else if (known === undefined) problems.push({ code: 'vote-type-unknown', line: said.line, found: said.value });
  return known;
}

/** The decimals of the smallest unit: enough for every amount that the count uses. */
export function unitDecimals(meta: MetaValues, costs: readonly string[]): number {
  const keys = ['budget', 'min_sum_cost', 'max_sum_cost'];
  const lists = Object.values(DIVISIONS).flatMap(({ amounts }) => listOf(meta.get(amounts)?.value));
  const texts = [...costs, ...keys.map((key) => meta.get(key)?.value ?? ''), ...lists];
  return decimalsNeeded(texts.map(readDecimal).filter((amount): amount is Decimal => amount !== undefined));
}

/** An amount that must be there. Adds to `problems` and answers undefined when it cannot be used. */
export function readAmount(
  { line, field, found }: { readonly line: number; readonly field: 'budget' | 'cost'; readonly found: string },
  decimals: number,
  problems: PabulibProblem[],
): number | undefined {
  const decimal = readDecimal(found);
  const units = decimal === undefined ? undefined : toUnits(decimal, decimals);
  if (decimal === undefined) problems.push({ code: 'amount-malformed', line, field, found });
  else if (decimal.fraction.length > MAXIMUM_DECIMALS)
    problems.push({ code: 'amount-too-precise', line, field, found });
  else if (units === undefined) problems.push({ code: 'amount-too-large', line, field, found });
  return units;
}

function readBudget(meta: MetaValues, line: number, decimals: number, problems: PabulibProblem[]): number | undefined {
  const said = meta.get('budget');
  if (said !== undefined)
    return readAmount({ line: said.line, field: 'budget', found: said.value }, decimals, problems);
  problems.push({ code: 'budget-missing', line });
  return undefined;
}

/** The limits that the file names. `choose-1` says by itself that a ballot holds one project. */
function readLimits(meta: MetaValues, voteType: VoteType, decimals: number, problems: PabulibProblem[]): BallotLimits {
  const number = (key: string, read: (text: string) => number | undefined): number | undefined => {
    const said = meta.get(key);
    if (said === undefined || said.value === '') return undefined;
    const value = read(said.value);
    if (value === undefined) problems.push({ code: 'meta-malformed', line: said.line, key, found: said.value });
    return value;
  };
  const amount = (text: string): number | undefined => readUnits(text, decimals);
  return {
    minLength: number('min_length', readWhole),
    maxLength: number('max_length', readWhole) ?? (voteType === 'choose-1' ? 1 : undefined),
    minPoints: number('min_points', readWhole),
    maxPoints: number('max_points', readWhole),
    minSumPoints: number('min_sum_points', readWhole),
    maxSumPoints: number('max_sum_points', readWhole),
    minSumCost: number('min_sum_cost', amount),
    maxSumCost: number('max_sum_cost', amount),
  };
}

/** The names of a division with the budget of each; none when the file does not divide, or not in a sound way. */
function readDivision(
  meta: MetaValues,
  division: keyof typeof DIVISIONS,
  decimals: number,
  problems: PabulibProblem[],
): readonly PartBudget[] {
  const { names: namesKey, amounts: key } = DIVISIONS[division];
  const said = meta.get(key);
  if (said === undefined) return [];
  const names = listOf(meta.get(namesKey)?.value);
  const budgets = listOf(said.value).map((text) => readUnits(text, decimals));
  const known = budgets.filter((budget) => budget !== undefined);
  if (known.length < budgets.length) problems.push({ code: 'meta-malformed', line: said.line, key, found: said.value });
  else if (known.length !== names.length)
    problems.push({ code: 'sub-budgets-different', line: said.line, key, names: names.length, amounts: known.length });
  else return names.map((name, at) => ({ name, budget: known[at] ?? 0 }));
  return [];
}

function readUnits(text: string, decimals: number): number | undefined {
  const decimal = readDecimal(text);
  return decimal === undefined ? undefined : toUnits(decimal, decimals);
}
