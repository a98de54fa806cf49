import { parseArgs } from 'node:util';
import { parseRuleName, type RuleChoice } from '@wijkbegroting/domain';

/** How ties are settled: by an order that other programs use, by drawn lots, or not at all. */
export type TieOption =
  | { readonly kind: 'none' }
  | { readonly kind: 'lex' }
  | { readonly kind: 'es' }
  | { readonly kind: 'draw'; readonly ids: readonly string[] };

/** What was typed. Projects are named by their ids in the file. */
export interface Options {
  readonly files: readonly string[];
  readonly rule: { readonly name: string; readonly completion: string; readonly choice: RuleChoice };
  readonly tie: TieOption & { readonly text: string };
  readonly conditions: {
    readonly minimumVotes: number;
    readonly minimumTurnout: number;
    readonly subBudgets: boolean;
    readonly incompatible: readonly (readonly string[])[];
    readonly guarantees: readonly { readonly name: string; readonly ids: readonly string[] }[];
  };
  readonly show: {
    readonly trace: boolean;
    readonly compare: boolean;
    readonly votesNeeded: readonly string[] | 'all';
    readonly json: boolean;
  };
  readonly lenient: boolean;
}

/** Reads what was typed; undefined when only the explanation was asked for. @throws with one line when it is wrong */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0) throw new Error('Geef een bestand. Met --help staat er wat u kunt kiezen.');
  if (values.rule === undefined) throw new Error('Geef een regel met --rule. Met --help staat er welke er zijn.');
  return {
    files: positionals,
    rule: ruleOf(values.rule, values.completion),
    tie: { ...tieOf(values.tie), text: values.tie ?? 'none' },
    conditions: {
      minimumVotes: wholeNumber('minimum-votes', values['minimum-votes']),
      minimumTurnout: wholeNumber('minimum-turnout', values['minimum-turnout']),
      subBudgets: values['sub-budgets'],
      incompatible: values.incompatible.map(idsIn),
      guarantees: values.guarantee.map(guaranteeIn),
    },
    show: {
      trace: values.trace,
      compare: values.compare,
      votesNeeded: values['votes-needed'] === 'all' ? 'all' : idsIn(values['votes-needed']),
      json: values.json,
    },
    lenient: values.lenient,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseOptions(args);
  } catch (error) {
    const [named] = /'-[^']*'/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new Error(
      `De opties kloppen niet${named === undefined ? '' : ` bij ${named}`}. Met --help staat er wat u kunt kiezen.`,
    );
  }
}

function parseOptions(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rule: { type: 'string' },
      completion: { type: 'string' },
      tie: { type: 'string' },
      'minimum-votes': { type: 'string', default: '0' },
      'minimum-turnout': { type: 'string', default: '0' },
      'sub-budgets': { type: 'boolean', default: false },
      incompatible: { type: 'string', multiple: true, default: [] },
      guarantee: { type: 'string', multiple: true, default: [] },
      trace: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      'votes-needed': { type: 'string', default: '' },
      lenient: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

function ruleOf(name: string, completion: string | undefined): Options['rule'] {
  const choice = parseRuleName(name, completion);
  if (choice.ok) return { name, completion: completion ?? 'none', choice: choice.value };
  const reasons = {
    'rule-unknown': `--rule: er is geen regel "${choice.error.name}"`,
    'completion-unknown': `--completion: "${choice.error.name}" is er niet`,
    'completion-not-for-rule': `--completion: hoort alleen bij equal-shares-cost en equal-shares-count, niet bij ${choice.error.name}`,
  };
  throw new Error(`${reasons[choice.error.code]}. Met --help staat er wat u kunt kiezen.`);
}

function tieOf(text: string | undefined): TieOption {
  if (text === undefined) return { kind: 'none' };
  if (text === 'lex' || text === 'es') return { kind: text };
  const ids = text.startsWith('draw:') ? idsIn(text.slice('draw:'.length)) : [];
  if (ids.length === 0) throw new Error('--tie: lex, es of draw:A,B,…');
  return { kind: 'draw', ids };
}

function guaranteeIn(text: string): { name: string; ids: readonly string[] } {
  const [name = '', list = ''] = text.split('=');
  if (name === '' || idsIn(list).length === 0) throw new Error('--guarantee: NAAM=A,B');
  return { name, ids: idsIn(list) };
}

function idsIn(text: string): readonly string[] {
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (new Set(ids).size < ids.length) throw new Error(`Een plan staat twee keer in "${text}".`);
  return ids;
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new Error(`--${name}: een heel getal van 0 of meer`);
}
