import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from './helpers/chromium.ts';
import { startProduct } from './helpers/product.ts';
import { signIn } from './helpers/sign-in.ts';
import { collectPass } from './pages/voting.page.ts';

// Makes the pictures in docs/screens: the demo round while people vote, and after the count.
const FOLDER = path.resolve(import.meta.dirname, '../../../docs/screens');
const ROUND = '/rondes/parkwijk-2027';
/** High enough for the map of the home page. */
const SIZES = { desktop: { width: 1280, height: 1_400 }, phone: { width: 390, height: 844 } };

interface Picture {
  readonly name: string;
  readonly path: string;
  /** Who is signed in; nobody when absent. */
  readonly persona?: string;
  /** The first link here is followed before the picture is taken. */
  readonly through?: string;
}

const WHILE_VOTING: readonly Picture[] = [
  { name: 'home', path: '/' },
  { name: 'round', path: ROUND },
  { name: 'rules', path: `${ROUND}/spelregels` },
  { name: 'plans', path: `${ROUND}/plannen` },
  { name: 'plan', path: `${ROUND}/plannen`, through: 'main article h3 a' },
  { name: 'how-it-works', path: '/hoe-het-werkt' },
  { name: 'count', path: '/tellen?voorbeeld=zonnewijk&regel=equal-shares-cost&deel=regels' },
  { name: 'manage-round', path: `/beheer${ROUND}`, persona: 'wijkplatform' },
  { name: 'ballot-box', path: `/beheer${ROUND}/stembus`, persona: 'beheerder' },
];
const WHILE_SENDING_IN: readonly Picture[] = [
  { name: 'send-in', path: `${ROUND}/plan-insturen`, persona: 'initiatiefnemer' },
];
const DURING_CHECK: readonly Picture[] = [
  { name: 'check-queue', path: `/beheer${ROUND}/toetsen`, persona: 'ambtenaar' },
];
const AFTER_COUNT: readonly Picture[] = [{ name: 'outcome', path: `${ROUND}/uitslag` }];

fs.mkdirSync(FOLDER, { recursive: true });
const product = await startProduct();
const browser = await chromium.launch(await findChromium());
try {
  await takeAll(browser, WHILE_VOTING);
  await takeVotes(browser);
  await product.demo('indienen');
  await takeAll(browser, WHILE_SENDING_IN);
  await product.demo('toetsen');
  await takeAll(browser, DURING_CHECK);
  await product.demo('uitslag');
  await takeAll(browser, AFTER_COUNT);
} finally {
  await browser.close();
  await product.stop();
}

async function takeAll(from: Browser, pictures: readonly Picture[]): Promise<void> {
  for (const picture of pictures) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const page = await from.newPage({ viewport, baseURL: product.origin, locale: 'nl-NL' });
      if (picture.persona !== undefined) await signIn(page, picture.persona);
      await page.goto(picture.path, { waitUntil: 'networkidle' });
      if (picture.through !== undefined) await follow(page, picture.through);
      await keep(page, `${picture.name}-${size}`);
      await page.close();
    }
  }
}

async function follow(page: Page, link: string): Promise<void> {
  const from = page.url();
  await page.locator(link).first().click();
  await page.waitForURL((url) => url.href !== from);
  await page.waitForLoadState('networkidle');
}

/** Walks a voter from the code to the ballot and picks a few plans, with a letter for each size of screen. */
async function takeVotes(from: Browser): Promise<void> {
  const [, ...letters] = fs.readFileSync(path.join(product.dataFolder, 'demo-stemcodes.csv'), 'utf8').split('\n');
  for (const [at, [size, viewport]] of Object.entries(SIZES).entries()) {
    const [code = '', birthYear = ''] = (letters[at] ?? '').split(';');
    const page = await from.newPage({ viewport, baseURL: product.origin, locale: 'nl-NL' });
    await page.goto(`${ROUND}/stemmen`, { waitUntil: 'networkidle' });
    await keep(page, `vote-start-${size}`);
    await collectPass(page, 'parkwijk-2027', { code, birthYear });
    for (const choice of [0, 1, 2]) await page.locator('button[aria-pressed]').nth(choice).click();
    await keep(page, `vote-${size}`);
    await page.close();
  }
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  process.stdout.write(`docs/screens/${name}.png\n`);
}
