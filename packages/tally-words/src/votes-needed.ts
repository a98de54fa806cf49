import type { VotesNeeded } from '@wijkbegroting/domain';
import { numberText } from './amounts.ts';

/** How many more voters a project would have needed, in one sentence. */
export function votesNeededText({ kind, ...needed }: VotesNeeded): string {
  const voters = 'voters' in needed ? needed.voters : 0;
  const people = voters === 1 ? '1 kiezer' : `${numberText(voters)} kiezers`;
  switch (kind) {
    case 'none':
      return 'Dit plan is al gekozen.';
    case 'exactly':
      return `Met ${people} meer voor dit plan was het gekozen.`;
    case 'atMost':
      return `Met ${people} meer voor dit plan was het gekozen. Misschien was minder ook genoeg.`;
    case 'moreThan':
      return `Ook met ${people} meer was dit plan niet gekozen.`;
  }
}
