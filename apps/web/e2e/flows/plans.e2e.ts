import { describe, expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { signIn } from '../helpers/sign-in.ts';
import { publishRound, sendInPlans } from '../helpers/published-round.ts';

const browser = testBrowser();
const ROUND = 'plannen-proef';
const BASE = `/rondes/${ROUND}`;
const TITLES = Array.from({ length: 23 }, (_, at) => `Plan ${String.fromCharCode(65 + at)}`);
let plans: string[] = [];
let isReady = false;

/** Once for the file; inside a test, because a page belongs to one. */
async function prepare(): Promise<void> {
  if (isReady) return;
  const page = await browser.open();
  await publishRound(page, ROUND);
  plans = await sendInPlans(page, ROUND, ['Bankjes in het park', ...TITLES]);
  isReady = true;
}

describe('the pages of a round', () => {
  test.each(['', '/spelregels', '/plannen', '/plannen/PLAN', '/plannen?zoek=olifant', '/uitslag'])(
    'are accessible on a desk and on a small phone: %s',
    async (path) => {
      await prepare();
      const page = await browser.open();
      await page.goto(BASE + path.replace('PLAN', plans[0] ?? ''));
      await expectAccessible(page);
      await page.setViewportSize(PHONE);
      await expectAccessible(page);
    },
  );

  test('say what one can do now', async () => {
    await prepare();
    const page = await browser.open();
    await page.goto(BASE);
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('Stuur een plan in of steun');
    expect(await page.getAttribute('meta[name="description"]', 'content')).toContain('Parkwijk');
    await page.getByRole('link', { name: 'Bekijk en steun plannen' }).click();
    await page.waitForURL(/plannen\?volgorde=/);
    expect(await page.getAttribute('link[rel="canonical"]', 'href')).toMatch(/\/plannen$/);
  });
});

describe('the list of plans, without JavaScript', () => {
  test('keeps its order over reload and pages, and shows every plan once', async () => {
    await prepare();
    const page = await browser.open({ javaScriptEnabled: false });
    await page.goto(`${BASE}/plannen`);
    const titles = () => page.locator('main article h3').allTextContents();
    const first = await titles();
    await page.reload();
    expect(await titles()).toEqual(first);
    await page.getByRole('link', { name: 'Volgende' }).click();
    const second = await titles();
    expect([...first, ...second].toSorted()).toEqual(['Bankjes in het park', ...TITLES].toSorted());
  });

  test('searches and filters through the address, and gives a way out when nothing is found', async () => {
    await prepare();
    const page = await browser.open({ javaScriptEnabled: false });
    await page.goto(`${BASE}/plannen`);
    await page.getByLabel('Woord in het plan').fill('bankjes');
    await page.getByLabel('Soort plan').selectOption('groen');
    await page.getByRole('button', { name: 'Zoek' }).click();
    expect(await page.locator('main article h3').allTextContents()).toEqual(['Bankjes in het park']);
    expect(await page.getByLabel('Woord in het plan').inputValue()).toBe('bankjes');
    await page.getByLabel('Soort plan').selectOption('op-straat');
    await page.getByRole('button', { name: 'Zoek' }).click();
    expect(await page.textContent('main')).toContain('Geen plan gevonden');
    await page.getByRole('link', { name: 'Toon alle plannen' }).last().click();
    expect(await page.textContent('main')).toContain('24 plannen');
  });
});

describe.each([true, false])('supporting a plan, JavaScript %j', (javaScriptEnabled) => {
  test('signing in comes back to the plan; support counts and can be taken back', async () => {
    await prepare();
    const page = await browser.open({ javaScriptEnabled });
    await page.goto(`${BASE}/plannen/${plans[0] ?? ''}`);
    await page.getByRole('link', { name: 'Log in om te steunen' }).click();
    await page.getByRole('link', { name: 'Verder naar inloggen' }).click();
    await page.locator('button[name="persona"][value="bewoner"]').click();
    await page.waitForURL(/\/plannen\/.*ingelogd/);
    const panel = page.locator('#steunen');
    await panel.getByText('Uw steun is nog niet gegeven').waitFor();
    await panel.getByRole('button', { name: 'Steun dit plan' }).click();
    await panel.getByText('Uw steun telt mee').waitFor();
    expect(await panel.textContent()).toContain('1 van de 2 keer steun');
    await panel.getByRole('button', { name: 'Trek mijn steun in' }).click();
    await panel.getByText('Uw steun is ingetrokken').waitFor();
    expect(await panel.textContent()).toContain('0 van de 2 keer steun');
  });

  test('who may not support reads why', async () => {
    await prepare();
    const page = await browser.open({ javaScriptEnabled });
    await signIn(page, 'buiten-haarlem', `${BASE}/plannen/${plans[0] ?? ''}`);
    await page.getByRole('button', { name: 'Steun dit plan' }).click();
    await page.getByText('U woont niet in deze gemeente.').waitFor();
    expect(await page.getByRole('button', { name: 'Steun dit plan' }).count()).toBe(0);
  });

  test('"mag ik meedoen" answers for each of the three, and puts nothing in the address', async () => {
    await prepare();
    const page = await browser.open({ javaScriptEnabled });
    await page.goto(`${BASE}/spelregels`);
    const check = page.locator('#mag-ik-meedoen');
    await check.getByRole('button').click();
    await check.getByRole('alert').waitFor();
    await check.getByLabel('Waar woont u?').selectOption('elders');
    await check.getByLabel('Wanneer bent u geboren?').fill('12-4-1984');
    await check.getByRole('button').click();
    await check.getByText('U woont niet in Parkwijk.').waitFor();
    const answers = await check.getByRole('listitem').allTextContents();
    expect(answers.map((answer) => /Ja|Nee/.exec(answer)?.[0])).toEqual(['Ja', 'Ja', 'Nee']);
    expect(await check.getByLabel('Wanneer bent u geboren?').inputValue()).toBe('12-4-1984');
    expect(page.url()).not.toContain('1984');
  });
});

test('robots.txt and security.txt', async () => {
  const page = await browser.open();
  const robots = await page.request.get('/robots.txt');
  expect(await robots.text()).toContain('Disallow: /beheer');
  const security = await page.request.get('/.well-known/security.txt');
  expect(await security.text()).toMatch(/^Contact: mailto:.+\nExpires: \d{4}-/);
});
