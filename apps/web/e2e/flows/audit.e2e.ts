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

async function openAs(persona: string, path: string): Promise<Page> {
  const page = await open();
  await signIn(page, persona, path);
  await page.waitForLoadState('networkidle');
  return page;
}

test('a new code takes two people who look up the same person; the second one gets the letter', async () => {
  const lookUp = async (page: Page): Promise<void> => {
    await page.getByLabel('Kenmerk').fill('000200');
    await page.getByRole('button', { name: 'Zoek op' }).click();
    await page.getByRole('heading', { name: 'Kenmerk 000200' }).waitFor();
  };
  const first = await openAs('beheerder', `/beheer${ROUND}/kiezerslijst`);
  await lookUp(first);
  await first.getByText('Vraag om een nieuwe code', { exact: true }).click();
  await first.getByRole('button', { name: 'Ja, vraag een tweede persoon' }).click();
  await first.getByText('De nieuwe code is aangevraagd').waitFor();
  expect(await first.getByText('De nieuwe code', { exact: true }).count()).toBe(0);
  await expectAccessible(first);

  const second = await openAs('tweede-persoon', `/beheer${ROUND}/kiezerslijst`);
  await lookUp(second);
  await second.getByText('Iemand anders vroeg vandaag om een nieuwe code').waitFor();
  await expectAccessible(second);
  await second.getByText('Maak een nieuwe code', { exact: true }).click();
  await second.getByRole('button', { name: 'Ja, maak een nieuwe code' }).click();
  await second.getByRole('heading', { name: 'De nieuwe code', exact: true }).waitFor();
  await expectAccessibleEverywhere(second);
});

test('an incident is told in the public log when a second person has read it', async () => {
  const text = 'De balie was een uur later open.';
  const first = await openAs('beheerder', `/beheer${ROUND}/stembus`);
  await first.getByText('Ging er iets anders dan gewoon?').click();
  await first.getByText('Vraag om dit te melden', { exact: true }).click();
  await first.getByRole('button', { name: 'Ja, vraag een tweede persoon' }).last().click();
  await first.getByText('Schrijf op wat er is gebeurd.').first().waitFor();
  await first.getByLabel('Wat is er gebeurd?').fill(text);
  await first.getByRole('button', { name: 'Ja, vraag een tweede persoon' }).last().click();
  await first.getByRole('heading', { name: 'Bijzonderheid melden' }).waitFor();
  await expectAccessible(first);

  const second = await openAs('tweede-persoon', `/beheer${ROUND}/stembus`);
  await second.getByText(text).first().waitFor();
  await second.getByText('Keur goed en voer uit', { exact: true }).click();
  await second.getByLabel('Ik heb alles hierboven gelezen.').check();
  await second.getByRole('button', { name: 'Ja, ik keur dit goed' }).click();
  await second.waitForURL(/klaar=uitgevoerd/);
  const visitor = await open();
  await visitor.goto(`${ROUND}/logboek`);
  const log = (await visitor.textContent('main')) ?? '';
  for (const said of [text, 'een nieuwe stemcode geven', 'een bijzonderheid melden']) expect(log).toContain(said);
});

test('after the outcome everybody reads the same record, also without JavaScript', { timeout: 420_000 }, async () => {
  await product.demo('uitslag');
  for (const javaScriptEnabled of [true, false]) {
    const page = await open({ javaScriptEnabled });
    await page.goto(`${ROUND}/uitslag`);
    await page.getByRole('link', { name: 'Lees het proces-verbaal' }).click();
    await page.getByRole('heading', { level: 1, name: 'Proces-verbaal van' }).waitFor();
    const text = (await page.textContent('main')) ?? '';
    for (const said of [
      'Alle sommen kloppen.',
      'Van de kiezerslijst tot de telling',
      'Gemeente Haarlem',
      'Voorzitter',
      'Niemand leverde een stembewijs in',
    ])
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
