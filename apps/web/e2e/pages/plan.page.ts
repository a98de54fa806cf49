import { type Page } from 'playwright-core';

export interface Plan {
  readonly title: string;
  readonly cost: string;
}

/** Writes a plan, up to the page where it is read once more. */
export async function writePlan(page: Page, round: string, { title, cost }: Plan): Promise<void> {
  await page.goto(`/rondes/${round}/plan-insturen`);
  await page.fill('[name="title"]', title);
  await page.getByRole('main').locator('form button.nl-button--primary').click();
  await page.waitForURL((url) => url.pathname.startsWith('/mijn-plannen/'));
  await page.fill('main [name="summary"]', `${title}, voor iedereen in de wijk.`);
  await page.fill('main [name="description"]', `Met dit plan wordt de wijk fijner. Het gaat om: ${title}.`);
  await page.locator('[name="categoryId"]').first().check();
  await page.selectOption('[name="buurtCode"]', 'BU03920904');
  await page.fill('[name="costLabel"]', 'materiaal');
  await page.fill('[name="costAmount"]', cost);
  await page.locator('[name="executedBy"][value="together"]').check();
  await page.getByRole('button', { name: 'Bewaar en kijk na' }).click();
  await page.waitForURL((url) => url.pathname.endsWith('/nakijken'));
}

/** Sends in the plan that has been read once more. */
export async function submitPlan(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Stuur mijn plan in' }).click();
  await page.getByRole('button', { name: 'Ja, stuur mijn plan in' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/nakijken'));
}

export async function sendInPlan(page: Page, round: string, plan: Plan): Promise<void> {
  await writePlan(page, round, plan);
  await submitPlan(page);
}

/** Opens a plan from the list, as a resident finds it. */
export async function openPlan(page: Page, round: string, title: string): Promise<void> {
  await page.goto(`/rondes/${round}/plannen`);
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export async function supportPlan(page: Page, round: string, title: string): Promise<void> {
  await openPlan(page, round, title);
  await page.getByRole('button', { name: 'Steun dit plan' }).click();
  await page.getByRole('button', { name: 'Trek mijn steun in' }).waitFor();
}
