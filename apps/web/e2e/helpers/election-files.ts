/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((state / 0x80_00_00_00) * below);
  };
}

/** The text of an election that is made up: everybody chooses some plans, the first ones more often. */
export function electionFile({
  plans,
  voters,
  budget,
}: Readonly<Record<'plans' | 'voters' | 'budget', number>>): string {
  const next = numbers(plans * voters);
  const costs = Array.from({ length: plans }, () => 500 + next(9_000));
  const votes = Array.from({ length: voters }, () => {
    const chosen = Array.from({ length: 1 + next(8) }, () => 1 + Math.min(next(plans), next(plans)));
    return [...new Set(chosen)].join();
  });
  return [
    'META',
    'key;value',
    'description;Een eigen telling',
    `budget;${budget}`,
    'vote_type;approval',
    'currency;EUR',
    'PROJECTS',
    'project_id;cost;name;category',
    ...costs.map((cost, at) => `${at + 1};${cost};Plan ${at + 1};soort ${at % 4}`),
    'VOTES',
    'voter_id;vote',
    ...votes.map((vote, at) => `${at + 1};${vote}`),
    '',
  ].join('\n');
}
