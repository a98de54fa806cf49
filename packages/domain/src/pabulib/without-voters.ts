import { readWhole } from './amounts.ts';
import { fieldReader, hasPointsColumn, listOf, type PabulibFile, type PabulibTables } from './file.ts';
import { sortBallots, voteRows, type WrittenBallot } from './vote-rows.ts';

/**
 * Makes the tables of a file fit to keep: nothing is left of who voted or when. Of VOTES only the ballots remain, sorted
 * by what they say and numbered from 1; age, sex and every other column go. META and PROJECTS stay as they are. A choice
 * that names no project goes too, as anything may stand there; where the order counts, its place stays empty. The file
 * counts as it did. Doing it twice changes nothing more.
 */
export function withoutVoters({ tables, voteType, projects }: PabulibFile): PabulibTables {
  const { columns, rows } = tables.votes;
  const read = fieldReader(columns);
  const known = new Set(projects.map(({ id }) => id));
  const ballots = rows.map((row): WrittenBallot => {
    const points = hasPointsColumn(voteType) ? listOf(read(row, 'points')).map((text) => readWhole(text) ?? 0) : [];
    const pairs = listOf(read(row, 'vote'))
      .map((id, at) => ({ id: known.has(id) ? id : '', points: points[at] ?? 0 }))
      .filter(({ id }) => id !== '' || voteType === 'ordinal');
    return { choices: pairs.map(({ id }) => id), points: pairs.map((pair) => pair.points) };
  });
  return { ...tables, votes: voteRows(sortBallots(ballots, { voteType, projects }), voteType) };
}
