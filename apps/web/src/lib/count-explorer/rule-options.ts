import { ADD_ONE, COMPLETIONS, type RuleChoice, type RuleName, RULES } from '@wijkbegroting/domain';
import { completionText, ruleText } from '@wijkbegroting/tally-words';
import { countExplorer } from '#lib/messages/index.ts';

/** Something to choose, with what it means. */
export interface Option<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly text: string;
}

/** Kinds of rules that are in use for rounds; whoever looks for more finds the others. */
const USUAL: ReadonlySet<RuleChoice['kind']> = new Set(['greedyVotes', 'greedyVotesPerCost', 'equalShares']);

/** Every rule there is, in their own order: the usual ones, and the others. */
export function ruleOptions(): Readonly<Record<'usual' | 'others', readonly Option<RuleName>[]>> {
  const options = (Object.keys(RULES) as RuleName[]).map((name) => {
    const { name: label, text } = ruleText(RULES[name]);
    return { name, label, text };
  });
  const isUsual = ({ name }: Option<RuleName>): boolean => USUAL.has(RULES[name].kind);
  return { usual: options.filter(isUsual), others: options.filter((option) => !isUsual(option)) };
}

/** Completions that differ in a way that matters to a resident. The others work by their name in the address. */
const SHOWN = ['none', 'greedy-votes', 'greedy-votes-per-cost', 'add1-exact', 'add1-exact+greedy-votes'];

/** The completions of a rule, and the one in use when it is none of the usual. Text is empty where the label says it all. */
export function completionOptions(rule: RuleName, inUse: string): readonly Option<string>[] {
  const choice = RULES[rule];
  if (choice.kind !== 'equalShares') return [];
  return [...new Set([...SHOWN, inUse])].flatMap((name) => {
    const completion = COMPLETIONS.get(name);
    if (completion === undefined) return [];
    const label = completionText({ ...choice, completion }) ?? '';
    return [
      { name, label, text: completion.addOne?.start === ADD_ONE['add1-int'].start ? countExplorer.rule.whole : '' },
    ];
  });
}
