import type { OpeningRecord } from '@wijkbegroting/domain';

/** The centuries that the calendar knows. */
const KNOWN_INSTANT = /^(?:19|20|21)/;

/**
 * Whether a record from outside can be counted with: projects differ, their costs add up to an exact number, and the days
 * of voting are known. A record that was opened here always can.
 */
export function isCountable({ projects, phases }: OpeningRecord): boolean {
  const areDifferent = new Set(projects.map(({ id }) => id)).size === projects.length;
  const isExact = Number.isSafeInteger(projects.reduce((sum, { costCents }) => sum + costCents, 0));
  const vote = phases.find(({ id }) => id === 'vote');
  const isKnown = vote !== undefined && [vote.opensAt, vote.closesAt].every((instant) => KNOWN_INSTANT.test(instant));
  return areDifferent && isExact && isKnown && !vote.closesAt.startsWith('1900-01-01');
}
