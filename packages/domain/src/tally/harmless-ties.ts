import type { Election, Place } from './election.ts';
import type { Progress, Settled, TieBreaker } from './rule.ts';
import { groupTwins } from './twins.ts';

/** One way to the end: the funded projects, or equal projects that the given order does not settle. */
export type Attempt =
  | { readonly kind: 'funded'; readonly funded: readonly Place[] }
  | { readonly kind: 'unsettled'; readonly between: readonly Place[] };

/** Counts again with other ways to settle the ties that nobody settled. */
export type Attempts = (ties: TieBreaker) => Generator<Progress, Attempt, void>;

/** The search for harmless ties in one count, which may search within a search: when one gives up, all do. */
export interface Search {
  hasGivenUp: boolean;
}

/** Ways that one search tries at most; with more, lots are asked for. Small elections are soon counted, so there it is more. */
function mostAttempts({ projects, ballots }: Election): number {
  const size = (projects.length + 1) * (ballots.length + 1);
  return Math.max(300, Math.min(10_000, Math.floor(1_000_000 / size)));
}

/**
 * Extends a tie breaker with any order for every tie, when all orders lead to the same funded projects; undefined when
 * some two do not, or when there are too many ways to try them all. Rule: docs/rules/loten.md.
 */
export function* settleHarmless(
  election: Election,
  ties: TieBreaker,
  search: Search,
  attempt: Attempts,
): Generator<Progress, TieBreaker | undefined, void> {
  const waiting: Decisions[] = [{ firsts: new Map(), twins: [] }];
  const most = mostAttempts(election);
  let found: { readonly funded: string; readonly decisions: Decisions } | undefined;
  for (let tried = 0; ; tried += 1) {
    const decisions = waiting.pop();
    if (decisions === undefined) return found === undefined ? undefined : extend(ties, found.decisions);
    search.hasGivenUp ||= tried === most;
    if (search.hasGivenUp) return undefined;
    const end = yield* attempt(extend(ties, decisions));
    if (end.kind === 'unsettled') waiting.push(...branch(election, ties, decisions, end.between));
    else {
      const places = new Set(end.funded);
      const funded = end.funded.toSorted((one, other) => one - other).join();
      found ??= { funded, decisions };
      if (funded !== found.funded || decisions.twins.some((twins) => isSplit(twins, places))) return undefined;
    }
  }
}

/** How the ties on one way were settled. */
interface Decisions {
  /** Which of the equal projects comes first, by the list of them. */
  readonly firsts: ReadonlyMap<string, Place>;
  /** Projects that differ in nothing but their names: they come by place, and no other order was tried. */
  readonly twins: readonly (readonly Place[])[];
}

/** One way on for each of the equal projects that may come first; of twins that no lots tell apart one is enough. */
function branch(
  election: Election,
  ties: TieBreaker,
  { firsts, twins }: Decisions,
  between: readonly Place[],
): readonly Decisions[] {
  const groups = groupTwins(election, between).flatMap((group) =>
    areDrawn(election, ties, group) ? group.map((project) => [project]) : [group],
  );
  const more = [...twins, ...groups.filter(({ length }) => length > 1)];
  return groups.map(([first = 0]) => ({ firsts: new Map(firsts).set(between.join(), first), twins: more }));
}

/** Pairs of projects that are looked at to see whether lots tell twins apart; with more they are taken not to. */
const MOST_PAIRS = 2_000_000;

/** Whether lots were drawn between one of these and any other project: then they differ in more than their names. */
function areDrawn({ projects }: Election, ties: TieBreaker, twins: readonly Place[]): boolean {
  if (twins.length < 2) return false;
  if (ties([...projects.keys()], true) === undefined && twins.length * projects.length > MOST_PAIRS) return false;
  return twins.some((twin) =>
    projects.some((_, other) => {
      const pair = other < twin ? [other, twin] : [twin, other];
      return other !== twin && ties(pair, true) !== undefined;
    }),
  );
}

/** Whether some of these are funded and some are not: then another order funds others of them. */
function isSplit(twins: readonly Place[], funded: ReadonlySet<Place>): boolean {
  const count = twins.filter((project) => funded.has(project)).length;
  return count > 0 && count < twins.length;
}

function extend(ties: TieBreaker, { firsts, twins }: Decisions): TieBreaker {
  const groups = twins.map((group) => new Set(group));
  return (between, canMatter): Settled | undefined => {
    const settled = ties(between, canMatter);
    if (settled !== undefined) return settled;
    if (groups.some((group) => between.every((project) => group.has(project)))) {
      return { order: between, by: 'any', settles: 'all' };
    }
    const first = firsts.get(between.join());
    if (first === undefined) return undefined;
    return { order: [first, ...between.filter((project) => project !== first)], by: 'any', settles: 'first' };
  };
}
