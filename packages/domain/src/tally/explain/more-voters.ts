import type { BallotGroup, Election, Place } from '../election.ts';

/**
 * The same election with more voters who choose this project and nothing else. On ballots with points each gives it the
 * most points that any voter gave to a project. No more voters give the same election.
 */
export function withMoreVoters(election: Election, project: Place, more: number): Election {
  if (more === 0) return election;
  const points = Math.max(
    1,
    ...election.ballots.map((ballot) => ballot.points.reduce((most, one) => Math.max(most, one), 0)),
  );
  const isSame = ({ choices, points: given }: BallotGroup): boolean =>
    choices.length === 1 && choices[0] === project && given[0] === points;
  const before = election.ballots.find(isSame);
  const group = { voters: (before?.voters ?? 0) + more, choices: [project], points: [points] };
  const ballots = [...election.ballots.filter((ballot) => !isSame(ballot)), group];
  return { ...election, ballots, voters: election.voters + more };
}
