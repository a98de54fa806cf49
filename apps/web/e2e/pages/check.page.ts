import { type Page } from 'playwright-core';

export interface Verdict {
  readonly outcome: 'feasible' | 'feasibleWithChanges' | 'notFeasible' | 'forwarded';
  readonly cost: string;
  readonly reason: string;
}

/** Opens the check of one plan from the queue. */
export async function openCheck(page: Page, round: string, title: string): Promise<void> {
  await page.goto(`/beheer/rondes/${round}/toetsen`);
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Goes through the check of one plan and records the verdict. */
export async function checkPlan(page: Page, round: string, title: string, verdict: Verdict): Promise<void> {
  await openCheck(page, round, title);
  const answer = verdict.outcome === 'notFeasible' ? 'no' : 'yes';
  for (const question of ['can', 'may', 'fits']) await page.locator(`[name="${question}"][value="${answer}"]`).check();
  await page.locator(`[name="outcome"][value="${verdict.outcome}"]`).check();
  await page.fill('[name="cost"]', verdict.cost);
  await page.fill('[name="reason"]', verdict.reason);
  await page.getByRole('button', { name: 'Kijk na' }).click();
  await page.getByRole('button', { name: 'Leg het oordeel vast' }).click();
  await page.getByText(verdict.reason).first().waitFor();
}
