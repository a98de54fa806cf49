import { type Page } from 'playwright-core';

const DAY = 24 * 60 * 60 * 1000;

/** First and last day of every phase, counted from today. */
export type Days = Readonly<Record<string, readonly [first: number, last: number]>>;

const AFTER_VOTING: Days = {
  count: [40, 41],
  outcome: [42, 42],
  objection: [43, 84],
  realisation: [85, 400],
  review: [401, 430],
};

/** Days on which a round has reached a step. Voting follows a week after the ballot list, as passes need. */
export const DAYS_AT = {
  submit: {
    prepare: [-9, -2],
    submit: [-1, 5],
    support: [-1, 6],
    check: [7, 9],
    ballotList: [10, 19],
    vote: [20, 39],
    ...AFTER_VOTING,
  },
  check: {
    prepare: [-30, -22],
    submit: [-21, -12],
    support: [-21, -2],
    check: [-1, 5],
    ballotList: [6, 19],
    vote: [20, 39],
    ...AFTER_VOTING,
  },
  vote: {
    prepare: [-40, -32],
    submit: [-31, -25],
    support: [-31, -20],
    check: [-19, -10],
    ballotList: [-9, -1],
    vote: [0, 39],
    ...AFTER_VOTING,
  },
} as const satisfies Record<string, Days>;

/** A day as a date field wants it. */
export function day(fromToday: number): string {
  return new Date(Date.now() + fromToday * DAY).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
}

export interface RoundTexts {
  readonly title: string;
  readonly slug: string;
  /** How many people must support a plan. */
  readonly threshold: number;
}

/** Makes a round of a template, in which plans can be sent in today, and publishes it. */
export async function publishRound(page: Page, { title, slug, threshold }: RoundTexts): Promise<void> {
  await page.goto('/beheer/rondes/nieuw?voorbeeld=klein-wijkbudget&start=' + day(0));
  await page.fill('[name="title"]', title);
  await page.fill('[name="id"]', slug);
  await page.fill('[name="tagline"]', 'U kiest welke plannen de wijk betaalt');
  await page.fill('[name="organiser"]', 'Wijkplatform Parkwijk (voorbeeld)');
  await page.fill('[name="about"]', 'Een ronde om alles mee na te lopen.');
  await page.fill('[name="fixedPoints"]', 'Het plan ligt in Parkwijk.');
  await page.fill('[name="decides"]', 'De gemeente besluit na de telling.');
  await page.fill('[name="budgetSource"]', 'Uit het budget voor de wijken.');
  await page.fill('[name="rules.plan.maximumCostCents"]', '9.000');
  await page.fill('[name="rules.support.threshold"]', String(threshold));
  await page.fill('[name="rules.vote.referenceDate"]', day(-10));
  await fillDays(page, DAYS_AT.submit);
  await page.getByRole('button', { name: 'Ronde maken' }).last().click();
  await page.waitForURL((url) => url.pathname === `/beheer/rondes/${slug}`);
  await confirm(page, 'Ronde openbaar maken', 'Ja, maak de ronde openbaar');
  await page.getByText('De ronde is openbaar').first().waitFor();
}

/** Moves the days of a published round, with a reason that everyone can read. */
export async function moveDays(page: Page, slug: string, days: Days, reason: string): Promise<void> {
  await page.goto(`/beheer/rondes/${slug}`);
  await fillDays(page, days);
  await page.fill('[name="reason"]', reason);
  await page.locator('form#ronde').getByRole('button', { name: 'Opslaan' }).last().click();
  await page.waitForURL((url) => url.searchParams.get('klaar') === 'opgeslagen');
}

async function fillDays(page: Page, days: Days): Promise<void> {
  for (const [phase, [first, last]] of Object.entries(days)) {
    await page.fill(`[name="phases.${phase}.opensDay"]`, day(first));
    await page.fill(`[name="phases.${phase}.closesDay"]`, day(last));
  }
}

/** The two steps of everything that cannot be undone: open the question, then say yes. */
export async function confirm(page: Page, label: string, yes: string): Promise<void> {
  await page.locator('summary', { hasText: label }).click();
  await page.getByRole('button', { name: yes }).click();
}
