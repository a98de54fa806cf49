import fs from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { signIn } from '../helpers/sign-in.ts';

const browser = testBrowser();
const STAFF = '/beheer/eerdere-verkiezingen';
const PUBLIC = '/eerdere-verkiezingen';

const FILE = [
  'META',
  'key;value',
  'description;Bewoners verdeelden geld voor het park.',
  'budget;2500.50',
  'vote_type;approval',
  'currency;EUR',
  'date_begin;13.05.2019',
  'date_end;17.05.2019',
  'PROJECTS',
  'project_id;cost;name',
  '1;2000;Bankjes',
  '2;500.50;Pluktuin',
  'VOTES',
  'voter_id;age;sex;vote',
  'kanarie-12;83;F;2,1',
  'kanarie-7;19;M;1',
  '',
].join('\n');
const BROKEN = FILE.replace('1;2000', '1;veel').replace('19;M;1', '19;M;9');
const KEPT = FILE.replace('voter_id;age;sex;vote', 'voter_id;vote')
  .replace('kanarie-12;83;F;2,1', '1;1')
  .replace('kanarie-7;19;M;1', '2;1,2');

async function fill(page: Page, title: string, text: string): Promise<void> {
  await page.getByLabel('Naam van de verkiezing').fill(title);
  await page.getByLabel('Wie stemde er?').selectOption({ label: 'Parkwijk' });
  const file = { name: 'verkiezing.pb', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.getByLabel('Kies het bestand').setInputFiles(file);
  await page.getByRole('button', { name: 'Zet op de site' }).click();
}

async function expectAccessibleEverywhere(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** How high a closed card would be beside this one. */
function heightBeside(card: Locator): Promise<number> {
  return card.evaluate((one) => {
    const copy = one.closest('li')?.cloneNode(true) as HTMLElement;
    for (const part of copy.querySelectorAll('details')) part.open = false;
    one.closest('li')?.after(copy);
    const height = copy.clientHeight;
    copy.remove();
    return height;
  });
}

const cardOf = (page: Page, title: string) => page.locator('article', { hasText: title });

describe.each([true, false])('an election that was held before, JavaScript %j', (javaScriptEnabled) => {
  const title = `Buurtbudget ${javaScriptEnabled ? 'met' : 'zonder'} script`;

  test('goes from a bad file to a page for everyone, a download, and off the site', async () => {
    const page = await browser.open({ javaScriptEnabled });
    await signIn(page, 'beheerder', '/beheer');
    await page.getByRole('navigation', { name: 'Beheer' }).getByRole('link', { name: 'Eerdere verkiezingen' }).click();
    await page.getByText('Er staat nog niets op de site').waitFor();

    await page.getByRole('button', { name: 'Zet op de site' }).click();
    await page.getByRole('link', { name: 'Kies een bestand.' }).waitFor();

    await fill(page, title, BROKEN);
    const faults = page.getByRole('alert');
    await faults.getByText('Regel 11: “veel” is geen bedrag.').waitFor();
    expect(await faults.textContent()).toContain('Regel 16: Plan “9” staat niet in de lijst met plannen.');
    expect(await page.getByLabel('Naam van de verkiezing').inputValue()).toBe(title);
    if (javaScriptEnabled) await expectAccessibleEverywhere(page);
    await page.goto(PUBLIC);
    await page.getByText('Er zijn nog geen eerdere verkiezingen').waitFor();
    if (javaScriptEnabled) await expectAccessibleEverywhere(page);

    await page.goto(STAFF);
    await fill(page, title, FILE);
    await page.getByRole('status').getByText(`${title} staat op de site.`).waitFor();
    for (const label of ['Naam van de verkiezing', 'Wie stemde er?'])
      expect(await page.getByLabel(label).inputValue()).toBe('');
    if (javaScriptEnabled) await expectAccessibleEverywhere(page);
    await fill(page, title, FILE);
    await page.getByText('Er is al een eerdere verkiezing met dit adres.').waitFor();

    await page.goto('/rondes');
    await page.getByRole('link', { name: 'Bekijk eerdere verkiezingen' }).click();
    const card = cardOf(page, title);
    await card.waitFor();
    const told = (await card.textContent())?.replaceAll('\u00a0', ' ') ?? '';
    for (const fact of ['geld voor het park', 'Parkwijk', '€ 2.500,50', '13 mei 2019 tot en met 17 mei 2019'])
      expect(told).toContain(fact);
    const count = card.getByRole('link', { name: 'Tel zelf met verschillende regels' });
    expect(await count.getAttribute('href')).toMatch(/^\/tellen\?eerdere=buurtbudget-(met|zonder)-script$/);
    if (javaScriptEnabled) await expectAccessibleEverywhere(page);
    const download = page.waitForEvent('download');
    await card.getByRole('link', { name: 'Download het bestand' }).click();
    expect((await download).suggestedFilename()).toMatch(/^buurtbudget-.*\.pb$/);
    expect(fs.readFileSync(await (await download).path(), 'utf8')).toBe(KEPT);

    if (javaScriptEnabled) {
      await count.click();
      await page.getByRole('heading', { name: 'geld voor het park' }).waitFor();
      await page
        .getByText(/plan(nen)? (is|zijn) gekozen/)
        .first()
        .waitFor();
    }

    await page.goto(STAFF);
    const kept = cardOf(page, title);
    const height = await heightBeside(kept);
    await kept.locator('summary', { hasText: 'Haal weg' }).click();
    expect(await heightBeside(kept)).toBe(height);
    if (javaScriptEnabled) await expectAccessible(page);
    await kept.getByLabel('Waarom haalt u dit weg?').fill('Dit was een proef');
    await kept.getByRole('button', { name: 'Ja, haal voorgoed weg' }).click();
    await page.getByText('De verkiezing is van de site gehaald.').waitFor();
    await page.getByText('Er staat nog niets op de site').waitFor();

    await page.goto('/beheer/logboek');
    const log = page.getByRole('row', { name: 'Haalde een eerdere verkiezing weg' }).first();
    expect(await log.textContent()).toContain('Dit was een proef');
  });
});

test('only an administrator gets the page of staff', async () => {
  const page = await browser.open();
  await signIn(page, 'ambtenaar', '/beheer');
  expect(await page.getByRole('link', { name: 'Eerdere verkiezingen' }).count()).toBe(0);
  expect((await page.goto(STAFF))?.status()).toBe(403);
});
