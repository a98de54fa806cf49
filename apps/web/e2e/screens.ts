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
}

const WHILE_VOTING: readonly Picture[] = [
  { name: 'home', path: '/' },
  { name: 'round', path: ROUND },
  { name: 'rules', path: `${ROUND}/spelregels` },
  { name: 'plans', path: `${ROUND}/plannen` },
  { name: 'how-it-works', path: '/hoe-het-werkt' },
  { name: 'manage-round', path: `/beheer${ROUND}`, persona: 'wijkplatform' },
  { name: 'ballot-box', path: `/beheer${ROUND}/stembus`, persona: 'beheerder' },
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
  await takeVote(browser);
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
      await keep(page, `${picture.name}-${size}`);
      await page.close();
    }
  }
}

/** Walks a voter from the code to the ballot and picks a few plans. */
async function takeVote(from: Browser): Promise<void> {
  const [, line = ''] = fs.readFileSync(path.join(product.dataFolder, 'demo-stemcodes.csv'), 'utf8').split('\n');
  const [code = '', birthYear = ''] = line.split(';');
  const page = await from.newPage({ viewport: SIZES.phone, baseURL: product.origin, locale: 'nl-NL' });
  await page.goto(`${ROUND}/stemmen`, { waitUntil: 'networkidle' });
  await keep(page, 'vote-start-phone');
  await collectPass(page, 'parkwijk-2027', { code, birthYear });
  for (const at of [0, 1, 2]) await page.locator('button[aria-pressed]').nth(at).click();
  await keep(page, 'vote-phone');
  await page.close();
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  process.stdout.write(`docs/screens/${name}.png\n`);
}
