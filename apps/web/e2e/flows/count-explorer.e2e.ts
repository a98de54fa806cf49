import { countJson, finish, NO_LOTS, parseRuleName, ruleFor, RULES } from '@wijkbegroting/domain';
import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import { toElection } from '@wijkbegroting/domain/pabulib/to-election.ts';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { electionFile } from '../helpers/election-files.ts';
import { CountExplorerPage } from '../pages/count-explorer.page.ts';

const browser = testBrowser();
/** Counting is done beside the page, so what the page shows comes a little later. */
const PATIENTLY = { timeout: 10_000 };
const DESK = { width: 1280, height: 900 };
const COMPLETIONS = ['greedy-votes', 'greedy-votes-per-cost', 'add1-exact', 'add1-exact+greedy-votes'];

async function openExplorer(query = ''): Promise<CountExplorerPage> {
  const explorer = new CountExplorerPage(await browser.open({ acceptDownloads: true, reducedMotion: 'reduce' }));
  await explorer.open(query);
  return explorer;
}

async function expectAccessibleEverywhere(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectAccessible(page);
  await page.setViewportSize(DESK);
}

test('an example: another rule, the replay by keyboard, all rules, figures, and voters that were lacking', async () => {
  const explorer = await openExplorer();
  const { page } = explorer;
  await expectAccessibleEverywhere(page);
  await page.getByRole('link', { name: 'De Zonnewijk' }).click();
  await explorer.counted('voorbeeld=zonnewijk');
  expect(await explorer.funded()).toContain('Waterspeelplaats');
  await page.getByRole('button', { name: 'Hoeveel kiezers kwamen er tekort voor Pluktuin met fruitbomen?' }).click();
  await page.getByText('Met 3 kiezers meer voor dit plan was het gekozen.').waitFor();
  await expectAccessibleEverywhere(page);

  await explorer.chooseRule('equal-shares-cost');
  await expect.poll(() => explorer.funded(), PATIENTLY).not.toContain('Waterspeelplaats');
  await page.goBack();
  await expect.poll(() => explorer.funded(), PATIENTLY).toContain('Waterspeelplaats');
  await page.goForward();
  await explorer.counted('regel=equal-shares-cost');

  await explorer.show('Stap voor stap');
  const slider = page.getByRole('slider', { name: 'Stap' });
  await page.getByText('Iedere kiezer krijgt daarvan evenveel.').waitFor();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'Stap 1 van 5' }).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('heading', { name: 'Wie betaalt Repaircafé met gereedschap?' }).waitFor();
  await page.getByRole('button', { name: 'Vorige stap' }).click();
  await page.keyboard.press('ArrowLeft');
  expect(await slider.getAttribute('aria-valuetext')).toBe('Stap 3 van 5');
  await page.keyboard.press('Home');
  await page.getByRole('heading', { name: 'Het begin' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await expectAccessibleEverywhere(page);

  await explorer.show('Andere regels');
  const table = page.getByRole('region', { name: 'Plannen en regels' });
  await table.waitFor();
  const row = table.getByRole('row', { name: /^Waterspeelplaats/ });
  const cells = (await row.getByRole('cell').allTextContents()).map((cell) => cell.replaceAll(/\s+/g, ' ').trim());
  expect(cells.slice(0, 4)).toEqual(['✓ gekozen', '✓ gekozen', '✓ gekozen', '– niet gekozen']);
  await expectAccessibleEverywhere(page);

  await explorer.show('Cijfers');
  await page.getByText('39 van de 40 kiezers').first().waitFor();
  await page.getByRole('heading', { name: 'Wat kiezers voor elk plan betaalden' }).waitFor();
  await expectAccessibleEverywhere(page);
});

test('a tie waits; an order is tried, lots are drawn on trial, and both can be undone', async () => {
  const explorer = await openExplorer('?voorbeeld=gelijkspel');
  const { page } = explorer;
  await page.getByText('Bij een echte ronde wordt in het openbaar geloot.').waitFor();
  const status = page.getByRole('status');
  const focusIsOnOutcome = () =>
    expect.poll(() => page.evaluate(() => document.activeElement?.id), PATIENTLY).toBe('uitslag');
  await status
    .filter({ hasText: 'wacht op het lot tussen Watertappunt en picknicktafels' })
    .waitFor({ state: 'attached' });
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Beweegroute met toestellen omhoog' }).click();
  await page.getByText('Beweegroute met toestellen staat nu op plaats 1.').waitFor();
  await page.getByRole('button', { name: 'Tel verder met deze volgorde' }).click();
  await focusIsOnOutcome();
  await status
    .filter({ hasText: 'Het tellen wacht op het lot tussen Buurtfeest op het water' })
    .waitFor({ state: 'attached' });
  await page.getByText('Loting 1: eerst Beweegroute met toestellen, daarna Watertappunt en picknicktafels.').waitFor();
  await page.getByRole('button', { name: 'Buurtfeest op het water omlaag' }).waitFor();
  await page.getByRole('button', { name: 'Laat de browser loten' }).click();
  await focusIsOnOutcome();
  await page.getByText(/Loting 2: eerst (Buurtfeest|Deelbakfiets)/).waitFor();
  await expect.poll(() => explorer.funded(), PATIENTLY).toHaveLength(3);
  const funded = await explorer.funded();
  expect(funded.slice(0, 2)).toEqual(['Speelschip op de kade', 'Beweegroute met toestellen']);
  expect(['Buurtfeest op het water', 'Deelbakfiets']).toContain(funded[2]);
  await page.getByRole('button', { name: 'Maak de laatste ongedaan' }).click();
  await focusIsOnOutcome();
  await page.getByRole('heading', { name: 'Het tellen wacht op het lot' }).waitFor();
  await page.getByRole('button', { name: 'Maak de laatste ongedaan' }).click();
  await page.getByRole('button', { name: 'Watertappunt en picknicktafels omlaag' }).waitFor();
});

test('50,000 ballots: nothing is sent, the page goes on answering, and a long search can be stopped', async () => {
  const explorer = await openExplorer('?regel=equal-shares-cost');
  const { page } = explorer;
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await explorer.upload(electionFile({ plans: 60, voters: 50_000, budget: 150_000 }));
  await explorer.counted('bestand=eigen');
  await page.getByText('50.000', { exact: true }).waitFor();
  await page
    .getByRole('button', { name: /^Hoeveel kiezers kwamen er tekort voor/ })
    .first()
    .click();
  const stop = page.getByRole('button', { name: 'Stop met zoeken' });
  await stop.waitFor();
  // The worker is busy now, and goes on being so while the visitor looks elsewhere.
  await explorer.show('Cijfers');
  await page.getByRole('heading', { name: 'Stemmen en geld per soort' }).waitFor();
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let seen = 0;
        const draw = () => (++seen < 20 ? requestAnimationFrame(draw) : undefined);
        requestAnimationFrame(draw);
        setTimeout(() => {
          resolve(seen);
        }, 1_500);
      }),
  );
  expect(frames).toBeGreaterThan(5);
  await explorer.show('Uitslag');
  await stop.click();
  await page.getByText('Het zoeken is gestopt.').waitFor();
  await explorer.chooseRule('greedy-votes-per-cost');
  await expect.poll(async () => (await explorer.funded()).length, PATIENTLY).toBeGreaterThan(5);
  expect(sent).toEqual([]);
});

test('a bad file: its mistakes by line, and a way to count the rest', async () => {
  const explorer = await openExplorer();
  const { page } = explorer;
  const good = electionFile({ plans: 5, voters: 20, budget: 9_000 });
  await explorer.upload(`${good}7;1\n21;99\n22;<img src=x onerror=alert(1)>\n`, '<b>fout</b>.pb');
  await page.getByText('In dit bestand zitten 3 fouten').waitFor();
  const rows = page.getByRole('table', { name: 'Fouten in het bestand' }).getByRole('row');
  expect((await rows.allTextContents()).slice(1).map((text) => text.trim())).toEqual([
    '36Kiezer “7” staat ook al op regel 22.',
    '37Plan “99” staat niet in de lijst met plannen.',
    '38Plan “<img src=x onerror=alert(1)>” staat niet in de lijst met plannen.',
  ]);
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Toch tellen wat wel klopt' }).click();
  await explorer.counted('bestand=eigen');
  await page.getByText('In het bestand vielen 3 dingen op').click();
  await page.getByRole('table', { name: 'Wat opviel in het bestand' }).waitFor();
  await page.getByRole('link', { name: 'Andere stemmen kiezen' }).click();
  await explorer.upload('Beste lezer, dit is geen bestand met stemmen.');
  await page.getByText('Zo kan het bestand niet geteld worden.').waitFor();
});

test('the same code gives the same trace here and in the browser, under every rule', async () => {
  const text = electionFile({ plans: 12, voters: 300, budget: 20_000 });
  const parsed = parsePabulib(text);
  if (!parsed.ok) throw new Error('the election of the test is refused');
  const { election } = toElection(parsed.value.file);
  const counted = (rule: string, completion?: string) => {
    const choice = parseRuleName(rule, completion);
    if (!choice.ok) throw new Error(choice.error.code);
    return `${JSON.stringify(countJson(election, finish(ruleFor(choice.value)(election, NO_LOTS))), null, 2)}\n`;
  };
  const explorer = await openExplorer();
  await explorer.upload(text);
  await explorer.counted('bestand=eigen');
  for (const rule of Object.keys(RULES)) {
    await explorer.chooseRule(rule);
    await expect.poll(() => explorer.json(), { ...PATIENTLY, message: rule }).toBe(counted(rule));
  }
  await explorer.chooseRule('equal-shares-cost');
  await explorer.page.getByText('Meer keuzes').click();
  for (const completion of COMPLETIONS) {
    await explorer.page.locator(`input[name="rest"][value="${completion}"]`).check();
    await explorer.counted(`rest=${completion.replace('+', '%2B')}`);
    await expect
      .poll(() => explorer.json(), { ...PATIENTLY, message: completion })
      .toBe(counted('equal-shares-cost', completion));
  }
});

test('a round without public ballots says why, and shows other ballots to count', async () => {
  const explorer = await openExplorer('?ronde=bestaat-niet');
  const { page } = explorer;
  await page.getByText('Van deze ronde is nog geen uitslag').waitFor();
  await page.route('**/v1/rounds/klein/election.pb', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'urn:problem:too-few-ballots', code: 'too-few-ballots', status: 404, minimum: 100 }),
    }),
  );
  await explorer.open('?ronde=klein');
  await page.getByText('Deze ronde had te weinig stemmen').waitFor();
  await page.getByRole('link', { name: 'Twee buurten, één budget' }).click();
  await explorer.counted('voorbeeld=twee-buurten');
});

test('without JavaScript the page says what it needs', async () => {
  const page = await browser.open({ javaScriptEnabled: false });
  await page.goto('/tellen?ronde=parkwijk-2027');
  expect(await page.textContent('main')).toContain('Daarvoor is JavaScript nodig.');
  expect(await page.getByRole('link', { name: 'Lees de spelregels van deze ronde' }).getAttribute('href')).toBe(
    '/rondes/parkwijk-2027/spelregels',
  );
});
