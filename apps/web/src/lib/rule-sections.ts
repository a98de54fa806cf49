import type { PhaseId, Round } from '#lib/api/types.ts';
import { formatCalendarDay, formatList, formatMoney, formatNumber, formatPeriod } from '#lib/format.ts';
import { rules as words, rulesPage, site } from '#lib/messages/index.ts';

/** A heading with its rules; `excluded` follows below as a list of its own. */
export interface RuleSection {
  readonly id: keyof typeof rulesPage.sections;
  readonly title: string;
  readonly items: readonly string[];
  readonly list?: { readonly intro: string; readonly items: readonly string[] };
}

type RoundLike = Pick<Round, 'areas' | 'budgetCents' | 'budgetSource' | 'phases' | 'passWindow' | 'rules'>;

/** All rules of a round in words, in the order in which a resident meets them. */
export function ruleSections(round: RoundLike): readonly RuleSection[] {
  return [
    money(round),
    propose(round),
    support(round),
    check(round),
    vote(round),
    ballot(round),
    count(round),
    result(round),
  ];
}

const section = (id: RuleSection['id'], items: readonly string[]): RuleSection => ({
  id,
  title: rulesPage.sections[id],
  items: items.filter((item) => item !== ''),
});

const areasOf = ({ areas }: Pick<RoundLike, 'areas'>): string => formatList(areas.map(({ name }) => name));

/** Nothing while a draft lacks the phase. */
function period({ phases }: RoundLike, id: PhaseId, sentence: (period: string) => string): readonly string[] {
  const phase = phases.find((one) => one.id === id);
  return phase === undefined ? [] : [sentence(formatPeriod(phase.opensAt, phase.closesAt))];
}

function money({ budgetCents, budgetSource, rules: { plan } }: RoundLike): RuleSection {
  const minimum = plan.minimumCostCents === 0 ? null : formatMoney(plan.minimumCostCents);
  return section('money', [
    words.money.amount(formatMoney(budgetCents)),
    budgetSource,
    words.money.planCost(minimum, formatMoney(plan.maximumCostCents)),
    words.money.estimate,
  ]);
}

function propose(round: RoundLike): RuleSection {
  const rule = round.rules.propose;
  const lengths = [rule.titleMaxLength, rule.summaryMaxLength, rule.descriptionMaxLength].map(formatNumber);
  const [title = '', summary = '', description = ''] = lengths;
  const items = [
    ...period(round, 'submit', words.propose.when),
    words.propose.who(rule.residence, areasOf(round), site.gemeente),
    words.propose.age(rule.minimumAge),
    words.propose.maximum(rule.maximumPerProposer),
    words.propose.lengths(title, summary, description),
    words.propose.withdraw,
  ];
  if (rule.excludedTopics.length === 0) return section('propose', [...items, words.propose.nothingExcluded]);
  return { ...section('propose', items), list: { intro: words.propose.excluded, items: rule.excludedTopics } };
}

function support(round: RoundLike): RuleSection {
  const rule = round.rules.support;
  return section('support', [
    ...period(round, 'support', words.support.when),
    words.support.threshold(rule.threshold),
    words.support.who(rule.residence, areasOf(round), site.gemeente),
    words.support.age(rule.minimumAge),
    words.support.often,
    words.support.notVoting,
  ]);
}

function check(round: RoundLike): RuleSection {
  const { when, questions, reason, prices } = words.check;
  return section('check', [...period(round, 'check', when), questions, reason, prices]);
}

function vote(round: RoundLike): RuleSection {
  const rule = round.rules.vote;
  const day = formatCalendarDay(rule.referenceDate);
  const { passWindow } = round;
  return section('vote', [
    words.vote.who(rule.residence, areasOf(round), site.gemeente, day),
    words.vote.age(rule.minimumAge, day),
    words.vote.letter,
    words.vote.secondFactor(rule.secondFactor),
    passWindow === null ? '' : words.vote.passes(formatPeriod(passWindow.opensAt, passWindow.closesAt)),
  ]);
}

function ballot(round: RoundLike): RuleSection {
  const { ballot: rule, changeable } = round.rules.vote;
  return section('ballot', [
    ...period(round, 'vote', words.vote.when),
    words.ballot.kind(rule, formatMoney(round.budgetCents)),
    words.ballot.minimum(rule),
    words.ballot.maximum(rule),
    words.ballot.changeable(changeable),
    words.ballot.order,
    words.vote.secret,
  ]);
}

function count({ rules: { count: rule } }: RoundLike): RuleSection {
  return section('count', [
    words.count.votes,
    words.count.minimumVotes(rule.minimumVotes),
    words.count.rule(rule.rule),
    words.count.whenNextDoesNotFit(rule.whenNextDoesNotFit),
    words.count.tie(rule.tie),
    words.count.recount,
  ]);
}

function result({ rules: { bindingForce } }: RoundLike): RuleSection {
  return section('result', [words.bindingForce(bindingForce), words.notYetDecision, words.fixed]);
}
