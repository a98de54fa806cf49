import { toReadableLine } from '@wijkbegroting/domain';
import type { PabulibProblem } from '@wijkbegroting/domain/pabulib/problems.ts';
import { numberText } from './amounts.ts';
import { shortened } from './shortened.ts';

type Sentences = {
  readonly [Code in PabulibProblem['code']]: string | ((facts: PabulibProblem & { readonly code: Code }) => string);
};

/** Text from a file that is shown at most; a field may be as long as the file. */
const LONGEST_FACT = 60;

/** What is wrong on one line of a file, with the number of the line. */
export function pabulibProblemText(problem: PabulibProblem): string {
  return `Regel ${numberText(problem.line)}: ${pabulibProblemSentence(problem)}`;
}

/** The same without the line. Text from the file is shortened, on one line, without what no text may hold. */
export function pabulibProblemSentence(problem: PabulibProblem): string {
  const sentence = SENTENCES[problem.code];
  if (typeof sentence === 'string') return sentence;
  const facts = Object.fromEntries(Object.entries(problem).map(([name, fact]) => [name, readable(fact)]));
  // Each sentence belongs to its code, which the type of the table says and that of one entry does not.
  return (sentence as (shown: unknown) => string)(facts);
}

function readable(fact: string | number): string | number {
  return typeof fact === 'number' ? fact : shortened(toReadableLine(fact), LONGEST_FACT);
}

const SENTENCES: Sentences = {
  'byte-order-mark': 'Het bestand begint met een onzichtbaar teken. Dat is weggelaten.',
  'line-ends-mixed': 'De regels eindigen niet allemaal op dezelfde manier.',
  'blank-line': 'Deze regel is leeg.',
  'quote-malformed': 'Een aanhalingsteken staat verkeerd.',
  'line-outside-section': 'Deze regel staat buiten de delen van het bestand.',
  'lone-carriage-return': 'Hier staat een los teken voor een nieuwe regel.',
  'section-missing': ({ section }) => `Het deel ${section} ontbreekt.`,
  'section-twice': ({ section }) => `Het deel ${section} staat er twee keer.`,
  'section-misplaced': ({ section }) => `Het deel ${section} staat op de verkeerde plaats.`,
  'header-missing': ({ section }) => `Het deel ${section} heeft geen kopregel.`,
  'column-missing': ({ section, column }) => `In het deel ${section} ontbreekt de kolom ${column}.`,
  'column-twice': ({ section, column }) => `In het deel ${section} staat de kolom ${column} twee keer.`,
  'row-fields-different': ({ expected, found }) =>
    `Het aantal velden in deze regel is ${found}. Het horen er ${expected} te zijn.`,
  'meta-header-different': 'De kopregel van META hoort “key;value” te zijn.',
  'budget-missing': 'Het te verdelen bedrag ontbreekt (budget).',
  'vote-type-missing': 'De manier van stemmen ontbreekt (vote_type).',
  'meta-key-twice': ({ key }) => `“${key}” staat er twee keer.`,
  'meta-malformed': ({ key, found }) => `“${found}” kan niet bij ${key}.`,
  'sub-budgets-different': ({ names, amounts }) => `Er zijn ${names} namen en ${amounts} bedragen.`,
  'vote-type-unknown': ({ found }) => `De manier van stemmen “${found}” kennen wij niet.`,
  'amount-malformed': ({ found }) => `“${found}” is geen bedrag.`,
  'amount-too-precise': ({ found }) => `Het bedrag “${found}” heeft te veel cijfers achter de komma.`,
  'amount-too-large': ({ found }) => `Het bedrag “${found}” is te groot.`,
  'project-id-empty': 'Dit plan heeft geen nummer.',
  'voter-id-empty': 'Deze kiezer heeft geen nummer.',
  'project-id-with-comma': ({ project }) => `In het nummer van plan “${project}” staat een komma.`,
  'project-twice': ({ project, firstLine }) => `Plan “${project}” staat ook al op regel ${firstLine}.`,
  'voter-twice': ({ voter, firstLine }) => `Kiezer “${voter}” staat ook al op regel ${firstLine}.`,
  'vote-unknown-project': ({ project }) => `Plan “${project}” staat niet in de lijst met plannen.`,
  'vote-project-twice': ({ project }) => `Plan “${project}” staat twee keer in deze stem. Het telt één keer.`,
  'vote-project-twice-with-points': ({ project }) => `Plan “${project}” krijgt twee keer punten in deze stem.`,
  'vote-too-short': ({ found, minimum }) =>
    `Deze stem kiest ${found} plannen. Het horen er ten minste ${minimum} te zijn.`,
  'vote-too-long': ({ found, maximum }) => `Deze stem kiest ${found} plannen. Het mogen er ${maximum} zijn.`,
  'vote-cost-too-low': 'De plannen in deze stem kosten samen te weinig.',
  'vote-cost-too-high': 'De plannen in deze stem kosten samen te veel.',
  'points-sum-too-low': ({ found, minimum }) =>
    `Deze stem geeft ${found} punten. Het horen er ten minste ${minimum} te zijn.`,
  'points-sum-too-high': ({ found, maximum }) => `Deze stem geeft ${found} punten. Het mogen er ${maximum} zijn.`,
  'points-malformed': ({ found }) => `“${found}” is geen aantal punten.`,
  'points-too-low': ({ project, found, minimum }) =>
    `Plan “${project}” krijgt ${found} punten. Het horen er ten minste ${minimum} te zijn.`,
  'points-too-high': ({ project, found, maximum }) =>
    `Plan “${project}” krijgt ${found} punten. Het mogen er ${maximum} zijn.`,
  'points-count-different': ({ choices, points }) =>
    `Deze stem kiest ${choices} plannen, maar er staan ${points} keer punten.`,
  'points-too-large': 'Dit zijn te veel punten om te tellen.',
  'count-different': ({ key, stated, found }) => `Er staat ${stated} bij ${key}. Wij tellen er ${found}.`,
  'votes-different': ({ project, stated, found }) =>
    `Bij plan “${project}” staan ${stated} stemmen. Wij tellen er ${found}.`,
  'score-different': ({ project, stated, found }) =>
    `Bij plan “${project}” staan ${stated} punten. Wij tellen er ${found}.`,
};
