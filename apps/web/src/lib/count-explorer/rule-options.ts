import { ADD_ONE, COMPLETIONS, type RuleName, RULES } from '@wijkbegroting/domain';
import { completionText, ruleText } from '@wijkbegroting/tally-words';
import { countExplorer } from '#lib/messages/index.ts';

/** Something to choose, with what it means. */
export interface Option<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly text: string;
}

/** Every rule there is, in their own order. */
export function ruleOptions(): readonly Option<RuleName>[] {
  return (Object.keys(RULES) as RuleName[]).map((name) => {
    const { name: label, text } = ruleText(RULES[name]);
    return { name, label, text };
  });
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
