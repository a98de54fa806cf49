import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { cacheForVisitors } from '../../wire/caching.ts';
import { OutcomeAnswer } from '@wijkbegroting/records/outcome.ts';
import { CsvFile, PabulibTextFile, sendText } from '../../wire/text-file.ts';
import { RoundParams } from '@wijkbegroting/records/texts.ts';
import { ballotExporter } from './export-ballots.ts';
import { electionExporter } from './export-election.ts';
import { exportOutcome } from './export-outcome.ts';
import { readOutcome } from './read-outcome.ts';

const tags = ['outcome'];

const readOutcomeRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/rounds/:roundId/outcome',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'readOutcome',
        summary: 'Gives the outcome of the count, with the reason of every project',
        params: RoundParams,
        response: { 200: OutcomeAnswer },
      },
    },
    async (request, reply) => {
      const answer = valueOrProblem(await readOutcome(site, { id: request.params.roundId, viewer: request.viewer }));
      cacheForVisitors(request, reply);
      return answer;
    },
  );
};

const exportOutcomeRoute: Route = (app, { databases: { site } }) => {
  app.get(
    '/rounds/:roundId/outcome.csv',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'exportOutcome',
        summary: 'Gives the projects with their votes as a table',
        params: RoundParams,
        response: { 200: CsvFile },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const text = valueOrProblem(await exportOutcome(site, { id: roundId, viewer: request.viewer }));
      cacheForVisitors(request, reply);
      return sendText(reply, { type: 'text/csv', name: `uitslag-${roundId}.csv`, text });
    },
  );
};

const exportBallotsRoute: Route = (app, { databases }) => {
  const exportBallots = ballotExporter(databases);
  app.get(
    '/rounds/:roundId/ballots.csv',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'exportBallots',
        summary: 'Gives every counted ballot as a table, where there are enough of them',
        params: RoundParams,
        response: { 200: CsvFile },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const text = valueOrProblem(await exportBallots(roundId));
      cacheForVisitors(request, reply);
      return sendText(reply, { type: 'text/csv', name: `stemmen-${roundId}.csv`, text });
    },
  );
};

const exportElectionRoute: Route = (app, { databases }) => {
  const exportElection = electionExporter(databases);
  app.get(
    '/rounds/:roundId/election.pb',
    {
      config: { access: { public: true } },
      schema: {
        tags,
        operationId: 'exportElection',
        summary: 'Gives the projects and every counted ballot as a Pabulib file, where there are enough of them',
        params: RoundParams,
        response: { 200: PabulibTextFile },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const text = valueOrProblem(await exportElection(roundId));
      cacheForVisitors(request, reply);
      return sendText(reply, { type: 'text/plain', name: `${roundId}.pb`, text });
    },
  );
};

/** What came out of the vote. */
export const outcomeRoutes = routesOf(readOutcomeRoute, exportOutcomeRoute, exportBallotsRoute, exportElectionRoute);
