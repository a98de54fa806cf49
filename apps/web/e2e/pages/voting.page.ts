import { type Page } from 'playwright-core';

export interface Voter {
  readonly code: string;
  readonly birthYear: string;
}

/** From the code in the letter to the list of plans. */
export async function collectPass(page: Page, round: string, { code, birthYear }: Voter): Promise<void> {
  await page.goto(`/rondes/${round}/stemmen`);
  await page.getByRole('button', { name: 'Begin met stemmen' }).click();
  await page.locator('[name="code"]').fill(code);
  await page.locator('[name="birthYear"]').fill(birthYear);
  await page.getByRole('button', { name: 'Haal mijn stempas op' }).click();
  await page.getByRole('heading', { name: 'Kies uw plannen' }).waitFor();
}

export async function choose(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles) await page.getByRole('button', { name: `In mijn keuze: ${title}` }).click();
}

/** Confirms the choice and waits for the receipt. */
export async function cast(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kijk uw keuze na' }).click();
  await page.getByRole('heading', { name: 'Klopt uw keuze?' }).waitFor();
  await page.getByRole('button', { name: 'Breng mijn stem uit' }).click();
  await page.getByRole('heading', { name: 'Uw stem is opgeslagen' }).waitFor();
}
