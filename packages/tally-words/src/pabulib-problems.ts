import type { PabulibProblem } from '@wijkbegroting/domain/pabulib/problems.ts';
import { numberText } from './amounts.ts';

type Texts = {
  readonly [Code in PabulibProblem['code']]: string | ((problem: PabulibProblem & { readonly code: Code }) => string);
};

/** One line for a problem of a file, with the number of its line. Text from the file stands in quotes, as it came. */
export function pabulibProblemText(problem: PabulibProblem): string {
  const text = TEXTS[problem.code] as string | ((facts: PabulibProblem) => string);
  return `Regel ${numberText(problem.line)}: ${typeof text === 'function' ? text(problem) : text}`;
}

const TEXTS: Texts = {
  'byte-order-mark': 'het bestand begint met een onzichtbaar teken. Dat telt niet mee.',
  'line-ends-mixed': 'de regels eindigen niet allemaal op dezelfde manier.',
  'blank-line': 'deze regel is leeg.',
  'quote-malformed': 'een aanhalingsteken is niet gesloten, of staat op een verkeerde plek.',
  'line-outside-section': 'deze regel hoort bij geen deel van het bestand.',
  'lone-carriage-return': 'er staan regeleinden die andere programma’s anders lezen.',
  'section-missing': ({ section }) => `het deel ${section} is er niet.`,
  'section-twice': ({ section }) => `het deel ${section} staat er twee keer.`,
  'section-misplaced': ({ section }) => `het deel ${section} staat niet op zijn plek.`,
  'header-missing': ({ section }) => `onder ${section} staat niet welke kolommen er zijn.`,
  'column-missing': ({ section, column }) => `in ${section} is er geen kolom "${column}".`,
  'column-twice': ({ section, column }) => `in ${section} staat de kolom "${column}" twee keer.`,
  'row-fields-different': ({ expected, found }) => `hier staan ${found} velden, het moeten er ${expected} zijn.`,
  'meta-header-different': 'onder META hoort "key;value" te staan.',
  'budget-missing': 'het bedrag (budget) staat er niet.',
  'vote-type-missing': 'de soort stem (vote_type) staat er niet.',
  'meta-key-twice': ({ key }) => `"${key}" staat er twee keer.`,
  'meta-malformed': ({ key, found }) => `"${found}" kan niet bij "${key}".`,
  'sub-budgets-different': ({ key, names, amounts }) => `bij "${key}" horen ${names} bedragen, het zijn er ${amounts}.`,
  'vote-type-unknown': ({ found }) => `de soort stem "${found}" kennen wij niet.`,
  'amount-malformed': ({ found }) => `"${found}" is geen bedrag.`,
  'amount-too-precise': ({ found }) => `"${found}" heeft te veel cijfers achter de komma.`,
  'amount-too-large': ({ found }) => `"${found}" is te groot om precies mee te rekenen.`,
  'project-id-empty': 'dit plan heeft geen nummer.',
  'voter-id-empty': 'deze stem heeft geen nummer.',
  'project-id-with-comma': ({ project }) => `in het nummer "${project}" staat een komma.`,
  'project-twice': ({ project, firstLine }) => `plan "${project}" staat ook op regel ${numberText(firstLine)}.`,
  'voter-twice': ({ voter, firstLine }) => `stem "${voter}" staat ook op regel ${numberText(firstLine)}.`,
  'vote-unknown-project': ({ project }) => `er is geen plan "${project}".`,
  'vote-project-twice': ({ project }) => `plan "${project}" staat twee keer op deze stem. Het telt één keer.`,
  'vote-project-twice-with-points': ({ project }) => `plan "${project}" krijgt twee keer punten op deze stem.`,
  'vote-too-short': ({ found, minimum }) => `hier zijn ${found} plannen gekozen, het moeten er ${minimum} zijn.`,
  'vote-too-long': ({ found, maximum }) => `hier zijn ${found} plannen gekozen, het mogen er ${maximum} zijn.`,
  'vote-cost-too-low': 'de gekozen plannen kosten samen minder dan moet.',
  'vote-cost-too-high': 'de gekozen plannen kosten samen meer dan mag.',
  'points-sum-too-low': ({ found, minimum }) => `hier zijn ${found} punten gegeven, het moeten er ${minimum} zijn.`,
  'points-sum-too-high': ({ found, maximum }) => `hier zijn ${found} punten gegeven, het mogen er ${maximum} zijn.`,
  'points-malformed': ({ found }) => `"${found}" is geen aantal punten.`,
  'points-too-low': ({ project, found, minimum }) => `plan "${project}" krijgt ${found} punten, minder dan ${minimum}.`,
  'points-too-high': ({ project, found, maximum }) => `plan "${project}" krijgt ${found} punten, meer dan ${maximum}.`,
  'points-count-different': ({ choices, points }) =>
    `bij ${choices} plannen horen evenveel punten, het zijn er ${points}.`,
  'points-too-large': 'de punten zijn samen te veel om precies mee te rekenen.',
  'count-different': ({ key, stated, found }) => `"${key}" zegt ${stated}, in het bestand staan er ${found}.`,
  'votes-different': ({ project, stated, found }) => `plan "${project}" zegt ${stated} stemmen, het zijn er ${found}.`,
  'score-different': ({ project, stated, found }) => `plan "${project}" zegt ${stated} punten, het zijn er ${found}.`,
};
