import type { AreaCode, BallotPaper, BallotRule, Cents, NamedKey, Project, ProjectId } from '@wijkbegroting/domain';
import { makeBallotPaper } from '@wijkbegroting/domain';
import type { BallotFacts } from '@wijkbegroting/voter';

/** A plan on the ballot list as a voter sees it. */
export interface BallotPlan {
  readonly id: ProjectId;
  readonly title: string;
  readonly costCents: Cents;
  readonly categoryId: string;
  readonly category: string;
  /** null: the plan is for the whole area of the round. */
  readonly buurt: string | null;
  readonly summary: string;
}

/** The ballot paper of a round as the pages need it. */
export interface Ballot {
  readonly rule: BallotRule;
  readonly budgetCents: Cents;
  readonly plans: readonly BallotPlan[];
  readonly isChangeable: boolean;
  readonly passesFrom: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** What the device holds against the opening record before it makes anything. */
  readonly facts: BallotFacts;
}

interface PaperWire {
  readonly ballot: BallotRule;
  readonly budgetCents: number;
  readonly changeable: boolean;
  readonly projects: readonly {
    readonly id: string;
    readonly title: string;
    readonly costCents: number;
    readonly categoryId: string;
    readonly buurtCode: string | null;
  }[];
  readonly passesFrom: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly issuerKey: string;
  readonly logKey: string;
  readonly tallyKey: { readonly publicKey: string };
  readonly witnesses: readonly NamedKey[];
}

interface Surrounding {
  readonly categories: readonly { readonly id: string; readonly label: string }[];
  readonly buurten: readonly { readonly code: AreaCode | string; readonly name: string }[];
  readonly summaries: ReadonlyMap<string, string>;
}

/** Joins the ballot paper with the words that belong to it. The API has checked ids and amounts. */
export function ballotOf(paper: PaperWire, { categories, buurten, summaries }: Surrounding): Ballot {
  const { ballot: rule, changeable: isChangeable, passesFrom, opensAt, closesAt } = paper;
  const plans = paper.projects.map(({ id, title, costCents, categoryId, buurtCode }) => ({
    id: id as ProjectId,
    title,
    costCents: costCents as Cents,
    categoryId,
    category: categories.find((category) => category.id === categoryId)?.label ?? '',
    buurt: buurten.find(({ code }) => code === buurtCode)?.name ?? null,
    summary: summaries.get(id) ?? '',
  }));
  const budgetCents = paper.budgetCents as Cents;
  return { rule, isChangeable, passesFrom, opensAt, closesAt, budgetCents, plans, facts: factsOf(paper) };
}

function factsOf(paper: PaperWire): BallotFacts {
  const { budgetCents, ballot, changeable, projects, issuerKey, logKey, tallyKey, witnesses } = paper;
  return {
    ...{ budgetCents, ballot, changeable, issuerKey, logKey, witnesses },
    projects: projects as readonly Project[],
    tallyKey: tallyKey.publicKey,
  };
}

/** The ballot paper in the form that the rules work with. */
export function paperOf({ rule, budgetCents, plans }: Ballot): BallotPaper {
  return makeBallotPaper(rule, budgetCents, plans);
}
