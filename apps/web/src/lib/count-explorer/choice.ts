import { COMPLETIONS, parseRuleName, type RuleChoice, type RuleName, RULES } from '@wijkbegroting/domain';

/** Everything that a visitor chose for a count. It stands in the address, so that a view can be shared. */
export interface CountChoice {
  readonly rule: RuleName;
  /** The name of a completion; `none` for every rule that takes none. */
  readonly completion: string;
  /** Voters that a plan needs at least. */
  readonly minimumVotes: number;
  /** Whether the budgets per kind or buurt that the file names bind the count. */
  readonly withSubBudgets: boolean;
}

/** The parts of the page, of which one is shown. */
export const PARTS = ['uitslag', 'stappen', 'regels', 'cijfers'] as const;

/** One part of the page. */
export type Part = (typeof PARTS)[number];

/** Where the ballots come from. A file stays on the device and so does not stand in the address. */
export type SourceName =
  | { readonly kind: 'example'; readonly id: string }
  | { readonly kind: 'round'; readonly id: string }
  | { readonly kind: 'past'; readonly id: string }
  | { readonly kind: 'file' }
  | { readonly kind: 'none' };

/** The part of the address behind the question mark. */
export type Query = Pick<URLSearchParams, 'get' | 'has' | 'toString'>;

const RULE_NAMES = Object.keys(RULES) as readonly RuleName[];
const FIRST_RULE: RuleName = 'greedy-votes';
/** Nobody means more than this, and a longer number would be no safe one. */
const HIGHEST_MINIMUM = 1_000_000;

/** The keys of the address, which residents see. */
const KEY = { example: 'voorbeeld', round: 'ronde', past: 'eerdere', file: 'bestand', part: 'deel' } as const;
const CHOICE_KEY = { rule: 'regel', completion: 'rest', minimumVotes: 'minimum', subBudgets: 'deelbudgetten' } as const;

/** What the address says; whatever it does not say, or says wrongly, is the first of the choices. */
export function readChoice(query: Query): CountChoice {
  const rule = RULE_NAMES.find((name) => name === query.get(CHOICE_KEY.rule)) ?? FIRST_RULE;
  const completion = query.get(CHOICE_KEY.completion) ?? 'none';
  const minimum = Number(query.get(CHOICE_KEY.minimumVotes) ?? 0);
  return {
    rule,
    completion: takesCompletion(rule) && COMPLETIONS.has(completion) ? completion : 'none',
    minimumVotes: isMinimum(minimum) ? minimum : 0,
    withSubBudgets: query.get(CHOICE_KEY.subBudgets) === 'ja',
  };
}

/** Whether a number can be a minimum of votes. */
export function isMinimum(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= HIGHEST_MINIMUM;
}

/** Whether a completion can be added to a rule. */
export function takesCompletion(rule: RuleName): boolean {
  return RULES[rule].kind === 'equalShares';
}

/** The source in the address. */
export function readSource(query: Query): SourceName {
  for (const kind of ['round', 'past', 'example'] as const) {
    const id = query.get(KEY[kind]);
    if (id !== null) return { kind, id };
  }
  return { kind: query.has(KEY.file) ? 'file' : 'none' };
}

/** The part in the address, or the first. */
export function readPart(query: Query): Part {
  return PARTS.find((part) => part === query.get(KEY.part)) ?? PARTS[0];
}

/** The round of an address that says no minimum of votes: then that of the round is meant. Else null. */
export function roundWithoutMinimum(query: Query): string | null {
  const round = query.get(KEY.round);
  return round === null || query.has(CHOICE_KEY.minimumVotes) ? null : round;
}

/**
 * The address of the page with a few things changed and the rest as it was. Choices that are the first are left out, but
 * not the minimum of votes of a round.
 */
export function addressWith(query: Query, changed: Partial<CountChoice> & { readonly part?: Part }): string {
  const next = new URLSearchParams(query.toString());
  const choice = { ...readChoice(query), ...changed };
  const completion = takesCompletion(choice.rule) ? choice.completion : 'none';
  const part = changed.part ?? readPart(query);
  write(next, CHOICE_KEY.rule, choice.rule, FIRST_RULE);
  write(next, CHOICE_KEY.completion, completion, 'none');
  write(next, CHOICE_KEY.minimumVotes, String(choice.minimumVotes), query.has(KEY.round) ? '' : '0');
  write(next, CHOICE_KEY.subBudgets, choice.withSubBudgets ? 'ja' : 'nee', 'nee');
  write(next, KEY.part, part, PARTS[0]);
  return `?${next.toString()}`;
}

/** The address of the page with another source and the same choices. */
export function addressOf(query: Query, source: SourceName): string {
  const next = new URLSearchParams(query.toString());
  for (const key of [KEY.example, KEY.round, KEY.past, KEY.file]) next.delete(key);
  if (source.kind === 'file') next.set(KEY.file, 'eigen');
  else if (source.kind !== 'none') next.set(KEY[source.kind], source.id);
  return `?${next.toString()}`;
}

function write(query: URLSearchParams, key: string, value: string, usual: string): void {
  if (value === usual) query.delete(key);
  else query.set(key, value);
}

/** The choice as a rule of counting. */
export function ruleChoiceOf({ rule, completion }: Pick<CountChoice, 'rule' | 'completion'>): RuleChoice {
  const parsed = parseRuleName(rule, completion);
  return parsed.ok ? parsed.value : RULES[rule];
}

/** One text for one choice, to see whether anything changed. */
export function choiceKey({ rule, completion, minimumVotes, withSubBudgets }: CountChoice): string {
  return [rule, completion, minimumVotes, withSubBudgets].join(' ');
}
