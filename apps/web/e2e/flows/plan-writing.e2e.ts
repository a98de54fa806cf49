import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { signIn } from '../helpers/sign-in.ts';
import { publishRound } from '../pages/round.page.ts';

const browser = testBrowser();
const ROUND = 'plannen-schrijven';
const START = `/rondes/${ROUND}/plan-insturen`;

let isRoundThere = false;

async function withRound(): Promise<void> {
  if (isRoundThere) return;
  const page = await browser.open();
  await signIn(page, 'wijkplatform');
  await publishRound(page, { slug: ROUND, title: 'Plannen schrijven', threshold: 3 });
  isRoundThere = true;
}

async function startPlan(page: Page, title: string): Promise<void> {
  await page.fill('[name="title"]', title);
  await page.getByRole('button', { name: 'Begin met mijn plan' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/mijn-plannen/'));
}

const saved = (page: Page) => page.getByText('Opgeslagen om').waitFor();

test('a plan is saved along, survives a reload and a lost connection, and two windows keep both texts', async () => {
  await withRound();
  const page = await browser.open();
  page.on('dialog', (dialog) => void dialog.accept());
  await signIn(page, 'bewoner', START);
  await expectAccessible(page);
  await startPlan(page, 'Bankjes rond het park');
  await page.locator('.leaflet-container').waitFor();
  await page.fill('#summary', 'Vijf bankjes langs het pad.');
  await saved(page);

  await page.fill('#costLabel-0', 'Bankjes');
  await page.fill('#costAmount-0', 'duizend');
  await page.getByRole('button', { name: 'Bewaar en kijk na' }).click();
  await page.getByRole('link', { name: 'Het bedrag op regel 1 is geen bedrag.' }).waitFor();
  await page.fill('#costAmount-0', '1000');
  await page.focus('#summary');
  await page.getByRole('link', { name: 'Het bedrag op regel 1 is geen bedrag.' }).waitFor({ state: 'detached' });
  await saved(page);

  await page.fill('#summary', 'Zes bankjes langs het pad.');
  await page.reload();
  await page.getByText('is teruggezet').waitFor();
  expect(await page.inputValue('#summary')).toBe('Zes bankjes langs het pad.');
  await saved(page);

  await page.route('**/mijn-plannen/**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await page.fill('#description', 'Veel ouderen lopen hier een rondje.');
  await page.getByText('Geen verbinding.').waitFor();
  await expectAccessible(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await saved(page);

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('.leaflet-container').waitFor();
  await other.fill('#summary', 'Zeven, zei het andere venster.');
  await saved(other);
  await page.fill('#summary', 'Acht, zei dit venster.');
  await page.getByRole('heading', { name: 'Uw plan is in een ander venster veranderd' }).waitFor();
  expect(await page.textContent('.conflict')).toContain('Zeven, zei het andere venster.');
  expect(await page.inputValue('#summary')).toBe('Acht, zei dit venster.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bewaar wat ik hier typte' }).click();
  await saved(page);
});

test('without JavaScript on a small phone: lines come and go, errors stand at their field, the plan is sent in', async () => {
  await withRound();
  const page = await browser.open({ javaScriptEnabled: false, viewport: PHONE });
  await signIn(page, 'jonge-bewoner', START);
  await startPlan(page, 'Speelhut van takken');
  await page.fill('#costLabel-0', 'Takken');
  await page.fill('#costAmount-0', 'honderd');
  await page.getByRole('button', { name: 'Nog een regel' }).click();
  await page.getByRole('link', { name: 'Het bedrag op regel 1 is geen bedrag.' }).waitFor();
  expect(await page.inputValue('#costAmount-0')).toBe('honderd');
  await page.fill('#costLabel-1', 'Touw');
  await page.fill('#costAmount-1', '500');
  await page.getByRole('button', { name: 'Haal weg: Regel 1' }).click();
  await page.getByText('€ 500', { exact: true }).waitFor();
  await page.focus('#title');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.search === '?/bewaren');

  await page.getByRole('button', { name: 'Bewaar en kijk na' }).click();
  await page.getByRole('link', { name: 'Vul een samenvatting in.' }).click();
  await page.locator('#summary[aria-invalid="true"]').waitFor();
  await page.fill('#summary', 'Een hut om in te spelen.');
  await page.fill('#description', 'Kinderen kunnen er het hele jaar spelen.');
  await page.locator('[name="categoryId"]').first().check();
  await page.locator('[name="executedBy"][value="residents"]').check();
  await page.getByRole('button', { name: 'Bewaar en kijk na' }).click();
  await page.locator('summary', { hasText: 'Stuur mijn plan in' }).click();
  await page.getByRole('button', { name: 'Ja, stuur mijn plan in' }).click();
  await page.getByText('Uw plan is ingestuurd').waitFor();
  await page.goto('/mijn-plannen');
  await page.getByText('Zoekt steun').waitFor();
  await page.getByRole('link', { name: 'Speelhut van takken' }).click();
  await page.locator('summary', { hasText: 'Neem dit plan terug' }).click();
  await page.getByRole('button', { name: 'Ja, neem het plan terug' }).click();
  await page.getByText('Uw plan is teruggenomen.').waitFor();
});
