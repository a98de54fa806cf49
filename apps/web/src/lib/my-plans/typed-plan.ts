import {
  type Executor,
  EXECUTORS,
  isBlank,
  MAXIMUM_COST_ITEMS,
  toReadable,
  toReadableLine,
} from '@wijkbegroting/domain';
import { formatEuros, parseEuros } from '#lib/format.ts';

/** One cost line as typed; the amount in euros may be anything. */
export interface TypedCost {
  readonly label: string;
  readonly amount: string;
}

/** A plan as it stands in the form: texts, nothing checked. */
export interface TypedPlan {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly categoryId: string;
  readonly buurtCode: string;
  readonly longitude: string;
  readonly latitude: string;
  readonly executedBy: string;
  readonly proposerName: string;
  readonly costs: readonly TypedCost[];
}

/** What the API keeps of a plan, as far as a form shows it. */
export interface PlanContent {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly categoryId: string | null;
  readonly buurtCode: string | null;
  readonly location: { readonly longitude: number; readonly latitude: number } | null;
  readonly costItems: readonly { readonly label: string; readonly amountCents: number }[];
  readonly executedBy: Executor | null;
}

/** Length of the name with a plan, as the API takes it. */
export const NAME_MAX_LENGTH = 80;

const TEXTS = [
  'title',
  'summary',
  'description',
  'categoryId',
  'buurtCode',
  'longitude',
  'latitude',
  'executedBy',
  'proposerName',
] as const satisfies readonly (keyof TypedPlan)[];

/** Reads the form as it was sent, with JavaScript or without. */
export function readTypedPlan(form: FormData): TypedPlan {
  const text = (name: string): string => textOf(form.get(name));
  const labels = form.getAll('costLabel').map(textOf);
  const amounts = form.getAll('costAmount').map(textOf);
  const costs = labels.map((label, at) => ({ label, amount: amounts[at] ?? '' })).slice(0, MAXIMUM_COST_ITEMS);
  const typed = Object.fromEntries(TEXTS.map((name) => [name, text(name)])) as Record<(typeof TEXTS)[number], string>;
  return { ...typed, costs };
}

/** The same plan in the form that the API takes. What is no amount counts as nothing for now; the form says so. */
export function contentOf(typed: TypedPlan): PlanContent {
  const { longitude, latitude } = typed;
  const place =
    longitude === '' || latitude === '' ? null : { longitude: Number(longitude), latitude: Number(latitude) };
  const isPlace = place !== null && Number.isFinite(place.longitude) && Number.isFinite(place.latitude);
  return {
    title: toReadableLine(typed.title),
    summary: readable(typed.summary),
    description: readable(typed.description),
    categoryId: typed.categoryId === '' ? null : typed.categoryId,
    buurtCode: typed.buurtCode === '' ? null : typed.buurtCode,
    location: isPlace ? place : null,
    costItems: typed.costs
      .filter((cost) => !isEmptyCost(cost))
      .map(({ label, amount }) => ({ label: toReadableLine(label), amountCents: parseEuros(amount) ?? 0 })),
    executedBy: EXECUTORS.find((executor) => executor === typed.executedBy) ?? null,
  };
}

/** A plan as the form shows it for the first time. */
export function typedOf(plan: PlanContent & { readonly proposerName: string }): TypedPlan {
  return {
    title: plan.title,
    summary: plan.summary,
    description: plan.description,
    categoryId: plan.categoryId ?? '',
    buurtCode: plan.buurtCode ?? '',
    longitude: plan.location === null ? '' : String(plan.location.longitude),
    latitude: plan.location === null ? '' : String(plan.location.latitude),
    executedBy: plan.executedBy ?? '',
    proposerName: plan.proposerName,
    costs: plan.costItems.map(({ label, amountCents }) => ({ label, amount: formatEuros(amountCents) })),
  };
}

/** A line in which nothing was typed; it is not kept. */
export function isEmptyCost({ label, amount }: TypedCost): boolean {
  return label.trim() === '' && amount.trim() === '';
}

/** Whether something stands there that is not an amount in euros. */
export function isWrongAmount({ amount }: TypedCost): boolean {
  return amount.trim() !== '' && parseEuros(amount) === null;
}

/** What the cost lines add up to, as far as they are amounts. */
export function totalCents(costs: readonly TypedCost[]): number {
  return costs.reduce((sum, { amount }) => sum + (parseEuros(amount) ?? 0), 0);
}

/** The parts of the form in which two versions of a plan differ, in the order of the form. */
export function differences(one: TypedPlan, other: TypedPlan): readonly (keyof TypedPlan)[] {
  const [mine, theirs] = [contentOf(one), contentOf(other)];
  const texts = TEXTS.filter((name) => asKept(name, one[name]) !== asKept(name, other[name]));
  const hasOtherCosts = JSON.stringify(mine.costItems) !== JSON.stringify(theirs.costItems);
  return hasOtherCosts ? [...texts, 'costs'] : texts;
}

/** Two spellings that are kept as the same text do not differ. */
function asKept(name: keyof TypedPlan, text: string): string {
  return name === 'title' || name === 'proposerName' ? toReadableLine(text) : readable(text);
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}

/** Line ends as we keep them, without the characters of a paste from elsewhere that cannot be kept. */
function readable(text: string): string {
  return toReadable(text).replaceAll(/\r\n?/g, '\n');
}

/** The name as it is sent; undefined leaves the one that is kept. */
export function nameOf({ proposerName }: Pick<TypedPlan, 'proposerName'>): string | undefined {
  const name = toReadableLine(proposerName).slice(0, NAME_MAX_LENGTH);
  return isBlank(name) ? undefined : name;
}
