import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { type Product, startProduct } from '../helpers/product.ts';
import { signIn } from '../helpers/sign-in.ts';

const browser = testBrowser();
const ROUND = '/rondes/parkwijk-2027';
const RIGHT = /^De keten klopt tot en met nr\. [\d.]+\.$/;

let product: Product;

beforeAll(async () => {
  product = await startProduct(); // with the demo round in the phase of voting
}, 300_000);

afterAll(() => product.stop());

function open(options: BrowserContextOptions = {}): Promise<Page> {
  return browser.open({ baseURL: product.origin, ...options });
}

async function expectAccessibleEverywhere(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function openAuditLog(): Promise<Page> {
  const page = await open();
  await signIn(page, 'controleur', '/beheer/logboek');
  await page.waitForLoadState('networkidle');
  return page;
}

const check = (page: Page): Promise<void> => page.getByRole('button', { name: 'Kijk de keten na' }).click();

test('before the outcome there is no official record yet, and the chain agrees with the log', async () => {
  const page = await open();
  expect((await page.goto(`${ROUND}/proces-verbaal`))?.status()).toBe(200);
  await page.getByRole('heading', { level: 1, name: 'Het proces-verbaal is er nog niet' }).waitFor();
  await expectAccessibleEverywhere(page);

  const auditor = await openAuditLog();
  await check(auditor);
  await auditor.getByText(RIGHT).waitFor();
  await auditor.getByLabel('Ronde').selectOption('parkwijk-2027');
  await auditor.getByRole('button', { name: 'Laat zien' }).click();
  await auditor.getByText('naast het openbare logboek van deze ronde').waitFor();
  await check(auditor);
  await auditor.getByText('komt overeen met de stand in het openbare logboek').waitFor();
  await expectAccessibleEverywhere(auditor);
});

test('an event that was changed on the way is named by its number', async () => {
  const auditor = await openAuditLog();
  await auditor.route('**/v1/audit-links?after=0', async (route) => {
    const answer = await route.fetch();
    const page = (await answer.json()) as { items: { event: { facts: Record<string, unknown> } }[] };
    const [, , third] = page.items;
    if (third !== undefined) third.event.facts['version'] = 99;
    await route.fulfill({ response: answer, json: page });
  });
  await check(auditor);
  await auditor.getByText('De keten is gebroken bij nr. 3').waitFor();
  await expectAccessible(auditor);
});

test('a check can be stopped', async () => {
  const auditor = await openAuditLog();
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await auditor.route('**/v1/audit-links?after=*', async (route) => {
    await held;
    await route.continue();
  });
  await check(auditor);
  await auditor.getByRole('button', { name: 'Stop' }).click();
  answer();
  await auditor.getByText('Gestopt.').waitFor();
});

test('after the outcome everybody reads the same record, also without JavaScript', { timeout: 420_000 }, async () => {
  await product.demo('uitslag');
  for (const javaScriptEnabled of [true, false]) {
    const page = await open({ javaScriptEnabled });
    await page.goto(`${ROUND}/uitslag`);
    await page.getByRole('link', { name: 'Lees het proces-verbaal' }).click();
    await page.getByRole('heading', { level: 1, name: 'Proces-verbaal van' }).waitFor();
    const text = (await page.textContent('main')) ?? '';
    for (const said of ['Alle sommen kloppen.', 'Van de kiezerslijst tot de telling', 'Gemeente Haarlem', 'Voorzitter'])
      expect(text).toContain(said);
    if (javaScriptEnabled) await expectAccessibleEverywhere(page);
    const href = await page.getByRole('link', { name: 'Download het proces-verbaal (PDF)' }).getAttribute('href');
    const file = await page.request.get(href ?? '');
    expect(file.headers()['content-type']).toBe('application/pdf');
    expect((await file.body()).subarray(0, 8).toString()).toBe('%PDF-1.7');
  }
});
