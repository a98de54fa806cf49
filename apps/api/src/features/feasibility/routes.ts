import { viewerOf } from '../../plugins/access.ts';
import { valueOrProblem } from '../../problem.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { ProposalParams, RoundParams } from '@wijkbegroting/records/texts.ts';
import { judgeProposal } from './judge-proposal.ts';
import { listChecks } from './list-checks.ts';
import { CheckQuery, FeasibilityCheckList, JudgedProposal, VerdictBody } from './schemas.ts';

const tags = ['feasibility'];

const listFeasibilityChecksRoute: Route = (app, { databases: { site }, clock }) => {
  app.get(
    '/rounds/:roundId/feasibility-checks',
    {
      config: { access: { roles: ['official'], area: 'of-round' } },
      schema: {
        tags,
        operationId: 'listFeasibilityChecks',
        summary: 'Lists the plans that officials check, those that wait for a verdict first',
        params: RoundParams,
        querystring: CheckQuery,
        response: { 200: FeasibilityCheckList },
      },
    },
    async ({ params, query }) =>
      valueOrProblem(await listChecks(site, { roundId: params.roundId, ...query, now: clock.now() })),
  );
};

const judgeProposalRoute: Route = (app, { databases: { site }, clock }) => {
  app.put(
    '/proposals/:proposalId/verdict',
    {
      config: { access: { roles: ['official'], area: 'of-proposal' } },
      schema: {
        tags,
        operationId: 'judgeProposal',
        summary: 'Records the verdict on a plan, with its public reason',
        params: ProposalParams,
        body: VerdictBody,
        response: { 200: JudgedProposal },
      },
    },
    async (request) => {
      const { params, body } = request;
      const official = viewerOf(request);
      return valueOrProblem(
        await judgeProposal(site, { id: params.proposalId, verdict: body, official, now: clock.now() }),
      );
    },
  );
};

/** How officials find out whether a plan can be done, may be done and fits. */
export const feasibilityRoutes = routesOf(listFeasibilityChecksRoute, judgeProposalRoute);
