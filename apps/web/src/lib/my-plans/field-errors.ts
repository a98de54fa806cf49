import type { ProposalError } from '@wijkbegroting/domain';
import { formatMoney } from '#lib/format.ts';
import { planEditor } from '#lib/messages/index.ts';
import { isEmptyCost, isWrongAmount, type TypedCost, type TypedPlan } from './typed-plan.ts';

/** What is wrong with one field; `field` is its id on the page. */
export interface FieldError {
  readonly field: string;
  readonly text: string;
}

/** A wrong field as the API or the rules name it: `title`, or `costItems.0.label`. */
interface Wrong {
  readonly code: string;
  readonly field: string;
  readonly maximum?: number;
}

/** The bound that an estimate lies outside of. */
interface Warning {
  readonly maximumCostCents?: number | undefined;
  readonly minimumCostCents?: number | undefined;
}

const words = planEditor.errors;

/** Every wrong field in words, at the id that the form gives it. Lines that were left empty have no number with the API. */
export function fieldErrors(
  wrong: readonly (Wrong | ProposalError)[],
  costs: readonly TypedCost[],
): readonly FieldError[] {
  const kept = costs.map((cost, at) => ({ cost, at })).filter(({ cost }) => !isEmptyCost(cost));
  return wrong.map((each) => {
    const { field, code } = each;
    const [, line = '', part = ''] = /^costItems\.(\d+)\.(label|amountCents)$/.exec(field) ?? [];
    if (line === '')
      return { field: idOf(field), text: textFor(code, field, 'maximum' in each ? each.maximum : undefined) };
    const at = kept[Number(line)]?.at ?? Number(line);
    const text = part === 'label' ? words.costLabel(at + 1) : words.costAmount(at + 1);
    return { field: `${part === 'label' ? 'costLabel' : 'costAmount'}-${String(at)}`, text };
  });
}

/** The amounts that are not amounts; found in the form, before anything is sent. */
export function amountErrors({ costs }: Pick<TypedPlan, 'costs'>): readonly FieldError[] {
  return costs.flatMap((cost, at) =>
    isWrongAmount(cost) ? [{ field: `costAmount-${String(at)}`, text: words.notAnAmount(at + 1) }] : [],
  );
}

/** One error per field: what is typed wrong comes before what is missing. */
export function onePerField(errors: readonly FieldError[]): readonly FieldError[] {
  return errors.filter(({ field }, at) => errors.findIndex((error) => error.field === field) === at);
}

/** What the proposer should know and may leave as it is. */
export function warningText({ maximumCostCents, minimumCostCents }: Warning): string {
  if (maximumCostCents !== undefined) return planEditor.warnings.aboveMaximum(formatMoney(maximumCostCents));
  return minimumCostCents === undefined ? '' : planEditor.warnings.belowMinimum(formatMoney(minimumCostCents));
}

/** The id on the page of a field of the API. */
function idOf(field: string): string {
  if (field === 'costItems') return 'costLabel-0';
  return field === 'location' ? 'buurtCode' : field;
}

function textFor(code: string, field: string, maximum: number | undefined): string {
  const missing = words.missing as Readonly<Record<string, string>>;
  if (code === 'field-empty') return missing[field] ?? words.other;
  if (code === 'field-too-long' || code === 'too-many-items') return words.tooLong(maximum ?? 0);
  if (code === 'field-unreadable') return words.unreadable;
  if (code === 'category-unknown') return words.category;
  return code === 'buurt-outside-round' || code === 'location-malformed' ? words.place : words.other;
}
