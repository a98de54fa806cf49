import { invariant } from '@wijkbegroting/domain';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import { findRound } from '../../database/round-reader.ts';
import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { OutcomeAnswer } from '@wijkbegroting/records/outcome.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { tallyRound } from './tally-round.ts';

const tallyRoute: Route = (app, { databases, clock, secrets: { keyEncryption } }) => {
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
      valueOrProblem(await tallyRound(databases, { round, accountId, now: clock.now(), keyEncryption }));
      const answer = await findOutcomeAnswer(databases.site, round.id);
      invariant(answer !== undefined, 'a count leaves an outcome or a tie');
      return answer;
    },
  );
};

/** Counting what is in the box. */
export const tallyRoutes = routesOf(tallyRoute);
