import { verifyBundle } from '@wijkbegroting/audit/verify-bundle.ts';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { changedBundle } from '../helpers/changed-bundle.ts';
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

/** Every check on the page with its mark, as `V01 (in orde)`. */
async function checksOn(page: Page): Promise<readonly string[]> {
  const rows = await page.locator('section[aria-labelledby="controles"] ul.list > li').all();
  return Promise.all(
    rows.map(async (row) => {
      const [id = ''] = await row.locator('.wb-numbers').first().allTextContents();
      return `${id} ${(await row.locator('.wb-unseen').first().textContent()) ?? ''}`;
    }),
  );
}

test('the bundle of a round: device and command agree, and one changed vote is refused by name', async () => {
  const page = await open();
  await page.goto(`${ROUND}/uitslag`);
  await page.goto(`${ROUND}/natellen`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Haal alles op en tel na' }).click();
  await page.getByText('Alles klopt').waitFor({ timeout: 60_000 });
  await expectAccessibleEverywhere(page);
  const onPage = await checksOn(page);

  const download = await page.request.get(`/v1${ROUND.replace('rondes', 'rounds')}/bundle.zip`);
  const zip = new Blob([new Uint8Array(await download.body())]);
  const { ok, checks, outcome, official } = await verifyBundle(zip);
  expect({ ok, outcome }).toEqual({ ok: true, outcome: official });
  const marks = { passed: 'goed', failed: 'niet goed', skipped: 'overgeslagen' };
  expect(onPage.map((row) => row.slice(0, 3))).toEqual(checks.map(({ id }) => id));
  expect(new Set(onPage.map((row) => row.slice(4)))).toEqual(new Set(checks.map(({ status }) => `(${marks[status]})`)));

  const oneMore = (text: string) => text.replace(/"votes":(\d+)/, (_, votes) => `"votes":${String(Number(votes) + 1)}`);
  const buffer = await changedBundle(zip, 'result/result.json', oneMore);
  await page.getByRole('button', { name: 'Begin opnieuw' }).click();
  await page.setInputFiles('input[type="file"]', { name: 'controle.zip', mimeType: 'application/zip', buffer });
  await page.getByText('Er klopt iets niet').waitFor({ timeout: 60_000 });
  const refusedBy = (await checksOn(page)).filter((row) => row.endsWith('(niet goed)')).map((row) => row.slice(0, 3));
  expect(refusedBy).toEqual(expect.arrayContaining(['V01', 'V34', 'V40']));
  expect(await page.getByText('anders', { exact: true }).count()).toBeGreaterThan(0);
  await expectAccessibleEverywhere(page);
});
