import { invariant, type RoundId } from '@wijkbegroting/domain';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import { findRound } from '../../database/round-reader.ts';
import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { OutcomeAnswer } from '@wijkbegroting/records/outcome.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { TallyProgressAnswer } from './schemas.ts';
import { tallyRound } from './tally-round.ts';

/** Ballots opened, and how many there are, of the rounds that are being counted in this process. */
type Progress = Map<RoundId, { readonly done: number; readonly all: number }>;

const tallyRoute =
  (progress: Progress): Route =>
  (app, { databases, clock, secrets: { keyEncryption } }) => {
    app.post(
      '/rounds/:roundId/tally',
      {
        config: { access: { roles: ['administrator'], area: 'of-round' } },
        schema: {
          tags: ['outcome'],
          operationId: 'tallyRound',
          summary: 'Counts a closed round; again after a draw',
          params: RoundParams,
          response: { 200: OutcomeAnswer },
        },
      },
      async (request) => {
        const round = await findRound(databases.site, request.params.roundId);
        invariant(round !== undefined, 'the access rule has seen the round');
        const accountId = viewerOf(request).id;
        const tell = (done: number, all: number): void => {
          progress.set(round.id, { done, all });
        };
        try {
          valueOrProblem(await tallyRound(databases, { round, accountId, now: clock.now(), keyEncryption, tell }));
        } finally {
          progress.delete(round.id);
        }
        const answer = await findOutcomeAnswer(databases.site, round.id);
        invariant(answer !== undefined, 'a count leaves an outcome or a tie');
        return answer;
      },
    );
  };

const readProgressRoute =
  (progress: Progress): Route =>
  (app) => {
    app.get(
      '/rounds/:roundId/tally-progress',
      {
        config: { access: { roles: ['administrator'], area: 'of-round' } },
        schema: {
          tags: ['outcome'],
          operationId: 'readTallyProgress',
          summary: 'Tells how many ballots of a count that is going on were opened',
          params: RoundParams,
          response: { 200: TallyProgressAnswer },
        },
      },
      ({ params }, reply) => {
        void reply.header('cache-control', 'no-store');
        return { opened: progress.get(params.roundId) ?? null };
      },
    );
  };

/** Counting what is in the box. */
export const tallyRoutes = routesOf((app, deps) => {
  const progress: Progress = new Map();
  tallyRoute(progress)(app, deps);
  readProgressRoute(progress)(app, deps);
});
