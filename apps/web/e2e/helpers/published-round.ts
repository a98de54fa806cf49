import type { Page } from 'playwright-core';
import { signIn } from './sign-in.ts';

const DAY = 24 * 60 * 60 * 1_000;
const PARKWIJK = 'WK039209';

/** In order; sending in and supporting hold now. */
const PHASES: readonly (readonly [id: string, from: number, until: number])[] = [
  ['prepare', -30, -10],
  ['submit', -10, 10],
  ['support', -10, 15],
  ['check', 15, 30],
  ['ballotList', 30, 40],
  ['vote', 40, 60],
  ['count', 60, 64],
  ['outcome', 64, 65],
  ['objection', 65, 100],
  ['realisation', 100, 400],
  ['review', 400, 430],
];

const day = (days: number) => new Date(Date.now() + days * DAY).toISOString();

function content(title: string) {
  return {
    title,
    tagline: 'U kiest welke plannen de wijk betaalt',
    organiser: 'Wijkplatform Parkwijk',
    about: 'Bewoners verdelen samen geld.',
    fixedPoints: 'Een plan ligt in Parkwijk.',
    decides: 'De gemeente neemt een besluit.',
    budgetSource: 'Uit het budget voor de wijken.',
    budgetCents: 4_000_000,
    areaCodes: [PARKWIJK],
    phases: PHASES.map(([id, from, until]) => ({ id, opensAt: day(from), closesAt: day(until) })),
    categories: [
      { id: 'groen', label: 'Groen en natuur' },
      { id: 'op-straat', label: 'Op straat' },
    ],
    rules: {
      propose: {
        minimumAge: null,
        residence: 'anyone',
        maximumPerProposer: 30,
        titleMaxLength: 60,
        summaryMaxLength: 140,
        descriptionMaxLength: 5_000,
        excludedTopics: ['alcohol'],
      },
      plan: { minimumCostCents: 25_000, maximumCostCents: 1_500_000 },
      support: { threshold: 2, residence: 'gemeente', minimumAge: null },
      vote: {
        minimumAge: 12,
        referenceDate: day(20).slice(0, 10),
        residence: 'area',
        ballot: { kind: 'divideBudget', minimumChoices: 1, maximumChoices: null },
        changeable: false,
        secondFactor: 'birthYear',
      },
      count: { rule: 'greedyVotes', whenNextDoesNotFit: 'skip', minimumVotes: 1, tie: 'publicDraw' },
      bindingForce: 'subsidyCeiling',
    },
  };
}

/** Writes through the API as whoever is signed in on the page. */
async function post(page: Page, path: string, data: unknown): Promise<Record<string, unknown>> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`${origin}${path}`, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** A published round in which plans can be sent in and supported now. */
export async function publishRound(page: Page, id: string): Promise<void> {
  await signIn(page, 'wijkplatform');
  const { version } = await post(page, '/v1/rounds', { id, ...content(`Ronde ${id}`) });
  await post(page, `/v1/rounds/${id}/publication`, { version });
}

/** Plans with these titles, sent in by the initiatiefnemer; gives their ids. */
export async function sendInPlans(page: Page, roundId: string, titles: readonly string[]): Promise<string[]> {
  await signIn(page, 'initiatiefnemer');
  const ids: string[] = [];
  for (const [at, title] of titles.entries()) {
    const { id, version } = await post(page, `/v1/rounds/${roundId}/proposals`, {
      title,
      summary: `Kort: ${title}.`,
      description: `Zo doen wij het met ${title}.`,
      categoryId: at % 2 === 0 ? 'groen' : 'op-straat',
      buurtCode: 'BU03920906',
      location: { longitude: 4.6578 + at / 1_000, latitude: 52.3724 },
      costItems: [
        { label: 'spullen', amountCents: 40_000 },
        { label: 'plaatsen', amountCents: 20_000 },
      ],
      executedBy: 'together',
    });
    await post(page, `/v1/proposals/${String(id)}/submission`, { version });
    ids.push(String(id));
  }
  return ids;
}
