import fs from 'node:fs';
import type { Page } from 'playwright-core';

/** Presses a button that saves a file. @returns its text */
export async function saved(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return fs.readFileSync(await (await download).path(), 'utf8');
}

/** The eight words of the ballot on the last screen of voting. */
export async function wordsOf(page: Page): Promise<string> {
  const words = page.locator('section:has(#uw-stembewijs) ol li');
  await words.first().waitFor();
  return (await words.allTextContents()).join(' ');
}

/** Gives the check page a file of one's own. */
export async function giveFile(page: Page, name: string, text: string): Promise<void> {
  await page.setInputFiles('#bewijs-bestand', { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Pastes a receipt and has it checked. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.fill('#bewijs-tekst', text);
  await page.getByRole('button', { name: 'Kijk na', exact: true }).click();
}

/** What the page concludes. */
export async function concludes(page: Page, text: string): Promise<void> {
  await page.locator('section:has(#uitkomst)').getByText(text, { exact: true }).waitFor();
}
