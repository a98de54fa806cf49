import fs from 'node:fs';
import path from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { type Product, startProduct } from '../helpers/product.ts';

const browser = testBrowser();
const VOTING = '/rondes/parkwijk-2027/stemmen';

interface Letter {
  readonly code: string;
  readonly birthYear: string;
}

let product: Product;
let letters: Letter[];

beforeAll(async () => {
  product = await startProduct(); // with the demo round in the phase of voting
  const lines = fs.readFileSync(path.join(product.dataFolder, 'demo-stemcodes.csv'), 'utf8').trim().split('\n');
  letters = lines.slice(1).map((line) => {
    const [code = '', birthYear = ''] = line.split(';');
    return { code, birthYear };
  });
}, 300_000);

afterAll(() => product.stop());

function nextLetter(): Letter {
  const letter = letters.shift();
  if (letter === undefined) throw new Error('all codes of the demo have been used');
  return letter;
}

function open(): Promise<Page> {
  return browser.open({ baseURL: product.origin, viewport: PHONE, acceptDownloads: true });
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Presses Tab until the control with this name has the focus, and checks that it can be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : undefined;
      return label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(found.trim())) return;
  }
  throw new Error(`${String(name)} cannot be reached with the Tab key`);
}

/** Where the focused control ends and where the bar that sticks to the bottom begins. */
async function isFocusVisible(page: Page): Promise<boolean> {
  await page.waitForTimeout(600); // scrolling is smooth
  return page.evaluate(() => {
    const box = document.activeElement?.getBoundingClientRect();
    const bar = document.querySelector('section.bar')?.getBoundingClientRect();
    return box !== undefined && box.top >= 0 && box.bottom <= (bar?.top ?? innerHeight);
  });
}

async function acceptLeaving(page: Page): Promise<void> {
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
}

async function collect(page: Page, { code, birthYear }: Letter): Promise<void> {
  await page.goto(`${VOTING}#code=${code.replaceAll(' ', '')}`);
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#code')?.value.length === 19);
  await page.fill('#birthYear', birthYear);
  await page.getByRole('button', { name: 'Haal mijn stempas op' }).click();
}

test('with the keyboard on a small phone, reloading at every step, with the network cut while casting', async () => {
  const page = await open();
  const sent: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request);
  });
  const { code, birthYear } = nextLetter();
  await page.goto(VOTING);
  await page.getByRole('button', { name: 'Begin met stemmen' }).isEnabled();
  await expectAccessible(page);
  await tabTo(page, /^Begin met stemmen/);
  await page.keyboard.press('Enter');
  await heading(page, 'Vul de code uit uw brief in');

  await tabTo(page, /^Code uit uw brief/);
  await page.keyboard.type(code.toLowerCase().replaceAll(' ', ''));
  expect(await page.inputValue('#code')).toBe(code);
  await tabTo(page, /^In welk jaar/);
  await page.keyboard.type(birthYear);
  await page.reload();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#birthYear')?.value !== '');
  expect(await page.inputValue('#code')).toBe(code);
  await expectAccessible(page);

  let answersLost = 0;
  await page.route('**/passes', async (route) => {
    answersLost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.focus('#birthYear');
  await page.keyboard.press('Enter');
  await page.getByText('Er komt nog geen antwoord').waitFor();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await heading(page, 'Kies uw plannen');
  expect(answersLost).toBeGreaterThan(0);

  for (let chosen = 0; chosen < 3; chosen += 1) {
    await tabTo(page, /^In mijn keuze/);
    expect(await isFocusVisible(page)).toBe(true);
    await page.keyboard.press('Space');
  }
  const order = await namesOf(page);
  await acceptLeaving(page);
  await page.locator('button[aria-pressed="true"]').first().waitFor();
  expect(await page.locator('button[aria-pressed="true"]').count()).toBe(3);
  expect(await namesOf(page)).toEqual(order);
  await expectAccessible(page);
  await tabTo(page, /^Kijk uw keuze na/);
  await page.keyboard.press('Enter');
  await heading(page, 'Klopt uw keuze?');
  await page.goBack();
  await heading(page, 'Kies uw plannen');
  await page.getByRole('button', { name: 'Kijk uw keuze na' }).press('Enter');
  await heading(page, 'Klopt uw keuze?');
  await page.reload();
  await heading(page, 'Klopt uw keuze?');
  await expectAccessible(page);

  await page.route('**/ballots', (route) => route.abort('internetdisconnected'));
  await tabTo(page, /^Breng mijn stem uit/);
  await page.keyboard.press('Enter');
  await page.getByText('Nog niet bevestigd').waitFor();
  await page.getByText('Er komt nog geen antwoord').waitFor();
  await expectAccessible(page);
  await page.reload();
  await page.getByText('Nog niet bevestigd').waitFor();
  await page.goto('/rondes/parkwijk-2027');
  await page.getByText('Uw stem is nog niet bevestigd.').waitFor();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByRole('link', { name: 'Ga verder met stemmen' }).click();
  await heading(page, 'Uw stem is opgeslagen');
  await expectAccessible(page);
  await page.reload();
  await heading(page, 'Uw stem is opgeslagen');

  const ballots = sent.filter((request) => request.url().endsWith('/ballots'));
  expect(new Set(ballots.map((request) => request.postData())).size, 'every try sends the same ballot').toBe(1);
  for (const request of sent) {
    const headers = await request.allHeaders();
    expect(headers['cookie']).toBeUndefined();
    expect(headers['referer']).toBeUndefined();
  }
  expect(new URL(page.url()).pathname + new URL(page.url()).search + new URL(page.url()).hash).toBe(VOTING);
  expect(await page.title()).toBe('Stemmen – Wijkbegroting Parkwijk 2027 – Wijkbegroting Haarlem');
});

function namesOf(page: Page): Promise<(string | null)[]> {
  return page.locator('button[aria-pressed]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
}

test('keys that do not stand in the public log get no code; the real ones do', async () => {
  const page = await open();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(new URL(request.url()).pathname);
  });
  await page.route('**/log/opening', async (route) => {
    const response = await route.fetch();
    const shown = (await response.json()) as { leaf: string };
    await route.fulfill({ response, json: { ...shown, leaf: shown.leaf.replace('"issuerKey":"M', '"issuerKey":"N') } });
  });
  await collect(page, nextLetter());
  await page.getByText('Wij konden niet aantonen dat deze stembus in het openbare logboek staat').waitFor();
  await expectAccessible(page);
  expect(asked).toEqual([]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.getByRole('button', { name: 'Haal mijn stempas op' }).click();
  await heading(page, 'Kies uw plannen');
});

test('a pass kept as a file votes on another device, once', async () => {
  const page = await open();
  await collect(page, nextLetter());
  await heading(page, 'Kies uw plannen');
  expect(page.url(), 'the code disappears from the address').not.toContain('#');
  await page.getByText('Later verder, of op een ander toestel?').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Bewaar de stempas als bestand' }).click();
  const file = await (await download).path();

  const other = await open();
  await other.goto(VOTING);
  await other.getByRole('button', { name: 'Begin met stemmen' }).click();
  await other.getByText('Ik heb mijn stempas als bestand').click();
  await other.setInputFiles('#stempas-bestand', {
    name: 'iets.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await other.getByText('Dit is geen stempas.').waitFor();
  await other.setInputFiles('#stempas-bestand', file);
  await heading(other, 'Kies uw plannen');
  const [choice] = await namesOf(other);
  await vote(other);
  await heading(other, 'Uw stem is opgeslagen');
  await wipe(other);

  // The same choice again would be the same ballot, which may be sent any number of times.
  await vote(
    page,
    (await namesOf(page)).findIndex((name) => name !== choice),
  );
  await heading(page, 'U heeft al gestemd');
  await expectAccessible(page);
});

async function vote(page: Page, plan = 0): Promise<void> {
  await page.locator('button[aria-pressed]').nth(plan).click();
  await page.getByRole('button', { name: 'Kijk uw keuze na' }).click();
  await page.getByRole('button', { name: 'Breng mijn stem uit' }).click();
}

async function wipe(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Wis alles van dit toestel' }).click();
  await page.getByRole('button', { name: 'Ja, wis alles' }).click();
  await page.getByText('Alles is gewist').waitFor();
}

test('a wrong code, a wrong year, a used code: each says what to do', async () => {
  const page = await open();
  const { code, birthYear } = nextLetter();
  await page.goto(VOTING);
  await page.getByRole('button', { name: 'Begin met stemmen' }).click();
  await page.fill('#code', code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'));
  await page.fill('#birthYear', '84');
  await page.getByRole('button', { name: 'Haal mijn stempas op' }).click();
  await page.getByRole('link', { name: 'Er zit een typefout in de code.' }).waitFor();
  await page.getByRole('link', { name: 'Vul uw geboortejaar in met vier cijfers' }).waitFor();
  await expectAccessible(page);
  await page.fill('#code', code);
  await page.fill('#birthYear', '1901');
  await page.getByRole('button', { name: 'Haal mijn stempas op' }).click();
  await page.getByText('De code en het geboortejaar horen niet bij elkaar.').waitFor();
  await page.fill('#birthYear', birthYear);
  await page.getByRole('button', { name: 'Haal mijn stempas op' }).click();
  await heading(page, 'Kies uw plannen');

  const other = await open();
  await collect(other, { code, birthYear });
  await heading(other, 'Uw stempas is al opgehaald');
  await expectAccessible(other);
});

test('the fifth code of a device waits for the gemeente', async () => {
  const page = await open();
  for (let codes = 1; codes <= 4; codes += 1) {
    await collect(page, nextLetter());
    await heading(page, 'Kies uw plannen');
    await vote(page);
    await heading(page, 'Uw stem is opgeslagen');
    await wipe(page);
  }
  await collect(page, nextLetter());
  await heading(page, 'Uw aanvraag is in behandeling');
  await expectAccessible(page);
  await page.reload();
  await heading(page, 'Uw aanvraag is in behandeling');
});

test('two windows do not vote at once', async () => {
  const page = await open();
  await page.goto(VOTING);
  const second = await page.context().newPage();
  await second.goto(VOTING);
  await heading(second, 'U stemt al in een ander venster');
  await page.close();
  await second.getByRole('button', { name: 'Begin met stemmen' }).waitFor();
});
