import fs from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { type Product, startProduct } from '../helpers/product.ts';
import { signIn } from '../helpers/sign-in.ts';
import { closeEarly } from '../helpers/tally-key.ts';
import { concludes, giveFile, paste, saved, wordsOf } from '../pages/receipt.page.ts';
import { collectPass } from '../pages/voting.page.ts';

const browser = testBrowser();
const SLUG = 'parkwijk-2027';
const ROUND = `/rondes/${SLUG}`;
const GOLDEN = path.resolve(import.meta.dirname, '../../../../packages/audit/test/golden');

const AWAITED = 'Uw stem ligt in de stembus';
const INCLUDED = 'Uw stem staat in het openbare logboek';
const UNCLEAR = 'Wij kunnen het nu niet nakijken';
const WRONG = 'Dit stembewijs klopt niet';

let product: Product;

beforeAll(async () => {
  product = await startProduct(); // with the demo round in the phase of voting
}, 300_000);

afterAll(() => product.stop());

function open(options: BrowserContextOptions = {}): Promise<Page> {
  return browser.open({ baseURL: product.origin, viewport: PHONE, acceptDownloads: true, ...options });
}

/** Votes with the first letter, with the reply to the ballot lost on its way. @returns what was sent each time */
async function voteWithLostReply(page: Page): Promise<readonly string[]> {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/ballots')) sent.push(request.postData() ?? '');
  });
  const [, letter = ''] = fs.readFileSync(path.join(product.dataFolder, 'demo-stemcodes.csv'), 'utf8').split('\n');
  const [code = '', birthYear = ''] = letter.split(';');
  await collectPass(page, SLUG, { code, birthYear });
  await page.locator('button[aria-pressed]').first().click();
  await page.getByRole('button', { name: 'Kijk uw keuze na' }).click();
  await page.getByText('Uw stem gaat in een dichte envelop').waitFor();
  await page.route('**/ballots', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Breng mijn stem uit' }).click();
  await page.getByText('Nog niet bevestigd').waitFor();
  await page.getByText('Er komt nog geen antwoord').waitFor();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await page.getByRole('heading', { name: 'Uw stem is opgeslagen' }).waitFor();
  return sent;
}

test(
  'a sealed ballot, its receipt, and the log that shows it, with the network cut',
  { timeout: 240_000 },
  async () => {
    const page = await open();
    const sent = await voteWithLostReply(page);
    const paper = await page.request.get(`/v1/rounds/${SLUG}/ballot-paper`);
    const { projects } = (await paper.json()) as { projects: { id: string }[] };
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent).size, 'every try sends the same envelope').toBe(1);
    expect(projects.filter(({ id }) => sent.join().includes(id))).toEqual([]);

    await page.getByText('Nog niet in het openbare logboek').waitFor();
    await page.getByRole('img', { name: 'QR-code' }).waitFor();
    await expectAccessible(page);
    const words = await wordsOf(page);
    expect(words).toMatch(/^([a-z]{4,9} ){7}[a-z]{4,9}$/);
    const receipt = await saved(page, 'Bewaar als bestand');
    expect(receipt).toContain(words);

    await page.getByRole('link', { name: 'Kijk mijn stembewijs na' }).click();
    await page.getByText(words).waitFor();
    await page.getByRole('button', { name: 'Kijk dit bewijs na' }).click();
    await concludes(page, AWAITED);
    await page.getByText('Die staat nog niet in het logboek.').waitFor();
    await expectAccessible(page);

    // Closing seals the last batch, however small.
    const [official, second] = [await open(), await open()];
    await signIn(official, 'beheerder');
    await signIn(second, 'tweede-persoon');
    await closeEarly(official, second, SLUG);
    await page.getByRole('button', { name: 'Kijk opnieuw' }).click();
    await concludes(page, INCLUDED);
    await expectAccessible(page);
    const checkFile = await saved(page, 'Bewaar het controlebestand');

    // The code of a QR: the address holds the receipt after the #, which is taken out of it.
    const code = /^parkwijk-2027\.\S+$/m.exec(receipt)?.[0] ?? '';
    const other = await open();
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.url()));
    await other.goto(`${ROUND}/stembewijs#${code}`);
    await concludes(other, INCLUDED);
    expect(new URL(other.url()).hash).toBe('');
    expect(asked.filter((address) => address.includes(code.slice(-20)))).toEqual([]);

    // From here on without any network: the file has everything that is needed.
    const offline = await open();
    await offline.goto(`${ROUND}/stembewijs`);
    await offline.getByRole('button', { name: 'Kijk na', exact: true }).waitFor();
    await offline.waitForLoadState('networkidle');
    await offline.context().setOffline(true);
    await giveFile(offline, 'controlebestand.json', checkFile);
    await concludes(offline, INCLUDED);
    await paste(offline, receipt);
    await concludes(offline, UNCLEAR);
    await giveFile(offline, 'controlebestand.json', checkFile.replace('"batch": 1', '"batch": 2'));
    await concludes(offline, WRONG);
    await paste(offline, 'iets anders');
    await offline.getByText('Hierin staat geen stembewijs.').waitFor();
    await offline.context().setOffline(false);

    await page.goto(`${ROUND}/stemmen`);
    await page.locator('.place--done', { hasText: 'Staat in het openbare logboek' }).waitFor();
    await page.locator('summary', { hasText: 'Wis alles van dit toestel' }).click();
    await page.getByRole('button', { name: 'Ja, wis alles' }).click();
    await page.getByText('Alles is gewist').waitFor();
    await page.goto(`${ROUND}/stembewijs`);
    await page.waitForLoadState('networkidle');
    expect(await page.getByText('Stembewijzen op dit toestel').count()).toBe(0);
  },
);

test('the log is there for everyone, with and without JavaScript', async () => {
  const page = await open();
  await page.goto(ROUND);
  await page.getByRole('link', { name: 'Het openbare logboek' }).click();
  await page.getByRole('heading', { level: 1, name: 'Het openbare logboek' }).waitFor();
  await page.getByRole('button', { name: 'Reken het na op mijn toestel' }).click();
  await page.getByText('Het klopt.').waitFor();
  await page.getByText('De stand bij het sluiten').waitFor();
  await expectAccessible(page);
  const plain = await open({ javaScriptEnabled: false });
  await plain.goto(`${ROUND}/logboek`);
  const text = (await plain.textContent('main')) ?? '';
  expect(text).toContain('Groep 1 met 1 dichte stemmen.');
  expect(text).toContain('Iedereen heeft gestemd.');
  expect(await plain.getByRole('button', { name: 'Reken het na' }).isVisible()).toBe(false);
});

test('a bundle is counted on the device: right, with totals only, and not a bundle at all', async () => {
  const page = await open();
  await page.goto(`${ROUND}/natellen`);
  await page.getByText('Het bestand van deze ronde is er pas na de uitslag.').waitFor();
  await expectAccessible(page);
  await page.waitForLoadState('networkidle');
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.setInputFiles('input[type="file"]', path.join(GOLDEN, 'public-draw.zip'));
  await page.getByText('Alles klopt').waitFor({ timeout: 60_000 });
  expect(await page.getByText('hetzelfde', { exact: true }).count()).toBeGreaterThan(5);
  expect(await page.getByText('anders', { exact: true }).count()).toBe(0);
  await page.locator('summary', { hasText: 'De telling' }).click();
  await page.getByText('Opnieuw tellen geeft dezelfde uitslag.').waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Begin opnieuw' }).click();
  await page.setInputFiles('input[type="file"]', path.join(GOLDEN, 'totals.zip'));
  await page.getByText('Zelf tellen kan hier niet.').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Begin opnieuw' }).click();
  const noZip = { name: 'controle.zip', mimeType: 'application/zip', buffer: Buffer.from('geen zip') };
  await page.setInputFiles('input[type="file"]', noZip);
  await page.getByText('Er klopt iets niet').waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  expect(sent, 'nothing leaves the browser').toEqual([]);
});
