import { error } from '@sveltejs/kit';
import { attempt, createApi, read, type Api } from '#lib/api/client.ts';
import type { OutcomeAnswer } from '#lib/api/types.ts';
import { outcome as words } from '#lib/messages/index.ts';
import { countLines, invalidReasons, outcomeRows } from '#lib/outcome-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params }) => {
  const api = createApi(fetch);
  const round = await read(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId: params.round } } }));
  const answer = await findOutcome(api, round.id);
  return {
    round: { id: round.id, title: round.title, rules: round.rules, phases: round.phases, status: round.status },
    now: new Date(),
    isPreview: answer !== null && answer.status !== 'outcomePublished',
    tie: answer?.tie ? await withTitles(api, round.id, answer.tie) : null,
    result: answer?.outcome ? resultOf(answer.outcome, answer) : null,
    description: words.description(round.title),
  };
};

/** Nothing as long as there is no outcome for this visitor to see. */
async function findOutcome(api: Api, roundId: string): Promise<OutcomeAnswer | null> {
  const { data, problem } = await attempt(api.GET('/v1/rounds/{roundId}/outcome', { params: { path: { roundId } } }));
  if (data !== undefined) return data;
  if (problem.code === 'outcome-unknown') return null;
  error(problem.status, problem.code);
}

function resultOf(outcome: NonNullable<OutcomeAnswer['outcome']>, { countedAt, publishedAt }: OutcomeAnswer) {
  const { budgetCents, spentCents, remainderCents, rollSize, passes, ballotCount } = outcome;
  const { paperCount, blankCount, replacedCount } = outcome;
  const titles = new Map(outcome.projects.map(({ project, title }) => [project, title]));
  return {
    totals: {
      budgetCents,
      spentCents,
      remainderCents,
      rollSize,
      passes,
      ballotCount,
      paperCount,
      blankCount,
      replacedCount,
    },
    invalidCount: outcome.invalidBallots.length + outcome.invalidPaper.length,
    invalidReasons: invalidReasons(outcome),
    rows: outcomeRows(outcome),
    lines: countLines(outcome),
    draws: outcome.draws.map(({ order, minutes, drawnAt }) => ({
      order: order.map((id) => titles.get(id) ?? id),
      minutes,
      drawnAt,
    })),
    openingRecordSha256: outcome.openingRecordSha256,
    countedAt,
    publishedAt,
  };
}

/** The plans of a tie by name; only for those who may see it before the outcome is public. */
async function withTitles(api: Api, roundId: string, tie: NonNullable<OutcomeAnswer['tie']>) {
  const { data } = await attempt(api.GET('/v1/rounds/{roundId}/ballot-paper', { params: { path: { roundId } } }));
  const titles = new Map(data?.projects.map(({ id, title }) => [id, title]));
  return { ...tie, between: tie.between.map((id) => ({ id, title: titles.get(id) ?? id })) };
}
