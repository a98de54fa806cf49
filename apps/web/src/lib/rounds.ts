interface Phased {
  readonly phases: readonly { readonly id: string; readonly opensAt: string; readonly closesAt: string }[];
}

/** The phase that a resident should hear of now: the last to open of those that hold. */
export function phaseToShow<P extends Phased['phases'][number]>(
  round: { readonly phases: readonly P[] },
  now: Date,
): P | undefined {
  const at = now.getTime();
  return round.phases
    .filter(({ opensAt, closesAt }) => new Date(opensAt).getTime() <= at && at < new Date(closesAt).getTime())
    .at(-1);
}

/** Rounds that still run or are yet to come, and those whose last phase is over. */
export function splitRounds<R extends Phased>(rounds: readonly R[], now: Date): { current: R[]; earlier: R[] } {
  const isOver = (round: R) => round.phases.every(({ closesAt }) => new Date(closesAt).getTime() <= now.getTime());
  return { current: rounds.filter((round) => !isOver(round)), earlier: rounds.filter(isOver) };
}
