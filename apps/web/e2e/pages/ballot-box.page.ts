import { type Page } from 'playwright-core';
import { confirm } from './round.page.ts';

const ASK = 'Ja, vraag een tweede persoon';

/** The beheerder asks for something that takes two people. */
export async function ask(page: Page, round: string, label: string): Promise<void> {
  await page.goto(`/beheer/rondes/${round}/stembus`);
  await confirm(page, label, ASK);
  await page.getByText('Het is gevraagd').first().waitFor();
}

/** Closing before its day takes a reason as well. */
export async function askEarlyClose(page: Page, round: string, reason: string): Promise<void> {
  await page.goto(`/beheer/rondes/${round}/stembus`);
  await page.locator('summary', { hasText: 'Eerder sluiten' }).click();
  await page.fill('main [name="reason"]', reason);
  await confirm(page, 'Vraag om eerder te sluiten', ASK);
  await page.getByText('Het is gevraagd').first().waitFor();
}

/** The second person reads what will happen, exactly. */
export async function openApproval(page: Page, round: string): Promise<void> {
  await page.goto(`/beheer/rondes/${round}/stembus`);
  await page.locator('summary', { hasText: 'Keur goed en voer uit' }).click();
}

/** The second person approves what was asked. */
export async function approve(page: Page, round: string): Promise<void> {
  await openApproval(page, round);
  await page.getByLabel('Ik heb alles hierboven gelezen.').check();
  await page.getByRole('button', { name: 'Ja, ik keur dit goed' }).click();
  await page.getByText('Het is goedgekeurd en uitgevoerd.').first().waitFor();
}

export async function count(page: Page, round: string): Promise<void> {
  await page.goto(`/beheer/rondes/${round}/stembus`);
  await confirm(page, 'Tel de stemmen', 'Ja, tel nu');
  await page.getByText('De stemmen zijn geteld').first().waitFor();
}
