import fs from 'node:fs';
import { type Page } from 'playwright-core';

/** Imports a roll and makes the letters. @returns the voting codes by reference */
export async function makeCodes(page: Page, round: string, csv: string): Promise<ReadonlyMap<string, string>> {
  await page.goto(`/beheer/rondes/${round}/kiezerslijst`);
  const source = page.locator('form[action="?/inlezen"]');
  await source.locator('textarea[name="csv"]').fill(csv);
  await source.getByRole('button', { name: 'Lees de lijst in' }).click();
  const letters = page.locator('form[action$="/stemcodes"]');
  await letters.locator('textarea[name="csv"]').fill(csv);
  await letters.locator('summary', { hasText: 'Maak de codes' }).click();
  await letters.locator('input[type="checkbox"]').check();
  const download = page.waitForEvent('download');
  await letters.getByRole('button', { name: 'Ja, maak de codes' }).click();
  return readCodes(fs.readFileSync(await (await download).path(), 'utf8'));
}

function readCodes(text: string): ReadonlyMap<string, string> {
  const cells = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, '')));
  return new Map(cells.map(([reference = '', code = '']) => [reference, code]));
}
