import { styleText } from 'node:util';
import {
  type Count,
  type CountOutcome,
  type CountTie,
  type Place,
  representedBy,
  scoresOf,
  toReadableLine,
} from '@wijkbegroting/domain';
import {
  amountText,
  completionText,
  nameOf,
  numberText,
  outcomeText,
  projectText,
  ruleText,
  type Scene,
  scoreText,
  stepText,
  tieText,
  tooMuchWorkText,
  votesNeededText,
} from '@wijkbegroting/tally-words';
import { compareWithOthers, type OtherRule, votesNeededFor } from './more.ts';
import type { CountedFile } from './tally-file.ts';

/** The count for people: what was counted, how, what came of it for every project, and what more was asked for. */
export function reportOf(counted: CountedFile): string {
  const { outcome, options, scene } = counted;
  const parts = [
    headOf(counted),
    endOf(scene, outcome),
    ...(options.show.trace && outcome.kind === 'count' ? [traceOf(scene, outcome)] : []),
    ...(options.show.compare ? [comparisonOf(scene, compareWithOthers(counted))] : []),
    ...votesNeededFor(counted).map(({ project, needed }) => `${label(scene, project)}: ${votesNeededText(needed)}`),
  ];
  return parts.join('\n\n');
}

function headOf({ description, scene, options }: CountedFile): string {
  const { election, currency } = scene;
  const rule = ruleText(options.rule.choice);
  const completion = completionText(options.rule.choice);
  return [
    styleText('bold', toReadableLine(description)),
    `${numberText(election.voters)} kiezers, ${numberText(election.projects.length)} plannen, ${amountText(election.budget, currency)} te verdelen`,
    `${rule.name}: ${rule.text}${completion === null ? '' : ` ${completion}`}`,
  ].join('\n');
}

function endOf(scene: Scene, outcome: CountOutcome): string {
  if (outcome.kind === 'tooMuchWork') return tooMuchWorkText(outcome);
  return outcome.kind === 'tie' ? tieOf(scene, outcome) : outcomeOf(scene, outcome);
}

function tieOf(scene: Scene, outcome: CountTie): string {
  const { text } = tieText(scene, outcome);
  const plans = outcome.between.map((place) => `  ${label(scene, place)}`);
  const ids = outcome.between.map((place) => scene.election.projects[place]?.id ?? '');
  return [text, ...plans, `Geef de volgorde van de loting met --tie draw:${ids.join()}`].join('\n');
}

function outcomeOf(scene: Scene, count: Count): string {
  const { election, currency } = scene;
  const scores = scoresOf(election);
  const others = [...election.projects.keys()]
    .filter((place) => !count.funded.includes(place))
    .toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  const rows = [...count.funded, ...others].map((place) => {
    const isFunded = count.funded.includes(place);
    const sign = isFunded ? styleText('green', '✓') : styleText('red', '✕');
    const figures = `${scoreText(election, scores[place] ?? 0, numberText)}, ${amountText(election.projects[place]?.cost ?? 0, currency)}`;
    return `  ${sign} ${label(scene, place)} (${figures})\n      ${projectText(scene, count, place)}`;
  });
  const { voters, of } = representedBy(election, count.funded);
  const reach = `${numberText(voters)} van de ${numberText(of)} kiezers zien ten minste één van hun plannen gekozen.`;
  return [outcomeText(scene, count), reach, ...settledTies(scene, count), ...rows].join('\n');
}

/** One line for each tie that an order settled. */
function settledTies(scene: Scene, { steps }: Count): readonly string[] {
  return steps.flatMap(({ taken, equal, projects: [first] }) => {
    if (taken !== 'drawn' || first === undefined) return [];
    const names = equal.map((place) => label(scene, place)).join(', ');
    return [`Gelijk waren: ${names}. Eerst kwam ${label(scene, first.project)}.`];
  });
}

function traceOf(scene: Scene, count: Count): string {
  return count.steps
    .map((_, at) => {
      const { title, intro, lines, left } = stepText(scene, count, at);
      const projects = lines.map(({ isFunded, name, text }) => `  ${isFunded ? '✓' : '✕'} ${name}: ${text}`);
      return [`${title}${intro === '' ? '' : `. ${intro}`}`, ...projects, `  ${left}`].join('\n');
    })
    .join('\n');
}

const UNFINISHED = { tie: 'het lot moet beslissen', tooMuchWork: 'te veel werk om te zoeken' };

function factsOf({ election, currency }: Scene, { funded, spent }: Count): string {
  const { voters } = representedBy(election, funded);
  return `gekozen ${numberText(funded.length)}, samen ${amountText(spent, currency)}, ${numberText(voters)} kiezers zien een van hun plannen gekozen`;
}

/** A table of rules beside each other: a row for each project, a column for each rule. */
function comparisonOf(scene: Scene, others: readonly OtherRule[]): string {
  const { election } = scene;
  const letters = others.map((_, at) => String.fromCharCode('A'.charCodeAt(0) + at));
  const legend = others.map(({ name, outcome }, at) => {
    const facts = outcome.kind === 'count' ? factsOf(scene, outcome) : UNFINISHED[outcome.kind];
    return `  ${letters[at] ?? ''}  ${name}: ${facts}`;
  });
  const rows = [...election.projects.keys()].map((place) => {
    const signs = others.map(({ outcome }) =>
      outcome.kind !== 'count' ? '?' : outcome.funded.includes(place) ? '✓' : '·',
    );
    return `  ${signs.join(' ')}  ${label(scene, place)}`;
  });
  return ['De regels naast elkaar', ...legend, `  ${letters.join(' ')}`, ...rows].join('\n');
}

function label(scene: Scene, place: Place): string {
  const id = toReadableLine(scene.election.projects[place]?.id ?? '');
  const name = nameOf(scene, place);
  return name === id ? id : `${id} ${name}`;
}
