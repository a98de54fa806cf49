import type { ProjectId } from '../ids.ts';
import type { Cents } from '../money.ts';
import { err, ok, type Result } from '../result.ts';

/**
 * Projects with equally many votes that cannot all be funded. Who comes first decides who is funded, so lots are drawn.
 * Rule: docs/rules/stemregels.md, article 12.
 */
export interface Tie {
  readonly kind: 'tie';
  /** All projects with this number of votes, sorted by id; also those that no longer fit. */
  readonly between: readonly ProjectId[];
  /** Votes that each of them has. */
  readonly votes: number;
  /** Money left before the first of them is taken. */
  readonly moneyLeftCents: Cents;
}

/** The drawn lots of one tie, as recorded in public. */
export interface Draw {
  /** Between which projects lots were drawn, sorted by id: exactly those of the tie. */
  readonly between: readonly ProjectId[];
  /** The same projects in the order in which they were drawn; the first is taken first. */
  readonly order: readonly ProjectId[];
}

/** Why a draw does not settle a tie. */
export interface DrawError {
  readonly code: 'draw-between-others' | 'draw-order-incomplete';
}

/** Whether two lists name the same projects in the same order. */
export function isSameList(one: readonly ProjectId[], other: readonly ProjectId[]): boolean {
  return one.length === other.length && one.every((project, at) => project === other[at]);
}

/**
 * The order in which the projects of a tie are taken. Refuses lots drawn between other projects than exactly those of
 * the tie, and lots that miss or repeat a project.
 */
export function settle(tie: Pick<Tie, 'between'>, draw: Draw): Result<readonly ProjectId[], DrawError> {
  if (!isSameList(draw.between, tie.between)) return err({ code: 'draw-between-others' });
  if (!isSameList(draw.order.toSorted(), tie.between)) return err({ code: 'draw-order-incomplete' });
  return ok(draw.order);
}
