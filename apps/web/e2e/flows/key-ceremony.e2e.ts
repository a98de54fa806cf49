import { holdCeremony } from '@wijkbegroting/audit/ceremony/hold-ceremony.ts';
import { formatShareCode, formatVerifierKey, roundId, SIGNATURE_TYPES } from '@wijkbegroting/domain';
import { makeEd25519Key } from '@wijkbegroting/protocol';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, testBrowser } from '../helpers/browser.ts';
import { expectNothingLeft, watchLeaks } from '../helpers/leaks.ts';
import { publishRound } from '../helpers/published-round.ts';
import { signIn } from '../helpers/sign-in.ts';
import { openKeyPage, showFirst } from '../pages/key.page.ts';
import { saved } from '../pages/receipt.page.ts';
import { confirm } from '../pages/round.page.ts';

const browser = testBrowser();

/** The key page of a fresh round, as the beheerder. */
async function keyPageOf(round: string): Promise<Page> {
  const page = await browser.open();
  await signIn(page, 'wijkplatform');
  await publishRound(page, round);
  await signIn(page, 'beheerder');
  await openKeyPage(page, round);
  return page;
}

const keysOf = async (page: Page, round: string): Promise<Record<string, unknown>> =>
  (await (await page.request.get(`/v1/rounds/${round}/keys`)).json()) as Record<string, unknown>;

test('leaving halfway asks first, and then everything is lost', async () => {
  const round = 'sleutel-halverwege';
  const page = await keyPageOf(round);
  const watch = watchLeaks(page);
  const code = await showFirst(page);
  const asked: string[] = [];
  page.once('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  const link = page.getByRole('link', { name: 'Hoe het werkt' }).first();
  await link.click();
  await page.getByRole('heading', { name: /^Het deel van / }).waitFor();
  expect(asked).toEqual([expect.stringContaining('Toch weggaan?')]);
  page.once('dialog', (dialog) => void dialog.accept());
  await link.click();
  await page.waitForURL('**/hoe-het-werkt');
  await page.goBack({ waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Maak de sleutel' }).waitFor();
  expect(await page.textContent('main')).not.toContain(code.slice(0, 4));
  expect(await keysOf(page, round)).toMatchObject({ tallyKey: null });
  await expectNothingLeft(page, watch, [code]);
});

test('one trustee alone, warned, who shows the file instead of typing', async () => {
  const round = 'sleutel-alleen';
  const page = await keyPageOf(round);
  for (const nr of [3, 2]) await page.getByRole('button', { name: `Haal sleutelhouder ${String(nr)} weg` }).click();
  await page.getByText('Eén sleutelhouder opent de stembus alleen').waitFor();
  await expectAccessible(page);
  const watch = watchLeaks(page);
  const code = await showFirst(page);
  const file = await saved(page, 'Bewaar als bestand');
  expect(file).toContain(code);
  await page.getByRole('button', { name: 'Ik heb het bewaard' }).click();
  expect(await page.textContent('main'), 'the code is off the screen').not.toContain(code.slice(-14));
  await page.getByLabel('De laatste drie groepen van uw code').fill('0000 0000 0000');
  await page.getByRole('button', { name: 'Klopt dit?' }).click();
  await page.getByText('Dit hoort niet bij uw deel.').waitFor();
  await page.setInputFiles('#deel-bestand', {
    name: 'deel.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await page.getByText('De sleutel is bewaard.').first().waitFor();
  await expectNothingLeft(page, watch, [code]);
  expect(await keysOf(page, round)).toMatchObject({ tallyKey: { threshold: 1, trustees: [{ name: 'Gemeente' }] } });
  expect(await page.textContent('aside')).toContain('opent de stembus alleen');
});

test('a key that was made on another machine is pasted; a share never is', async () => {
  const round = 'sleutel-geplakt';
  const page = await keyPageOf(round);
  const made = await holdCeremony({ roundId: roundId(round), trustees: ['A', 'B'], threshold: 2 });
  if (!made.ok) throw new Error(made.error.code);
  const { publicPart, shares } = made.value;
  const paste = async (text: string): Promise<void> => {
    const field = page.getByLabel('De openbare kant van de sleutel');
    if (!(await field.isVisible()))
      await page.locator('summary', { hasText: 'op een andere computer gemaakt' }).click();
    await field.fill(text);
    const question = page.getByRole('button', { name: 'Ja, bewaar deze sleutel' });
    if (!(await question.isVisible())) await page.locator('summary', { hasText: 'Bewaar deze sleutel' }).click();
    await question.click();
  };
  await paste('{"tallyKey":{}}');
  await page.getByText('Dit is niet de openbare kant van een sleutel.').first().waitFor();
  await paste(formatShareCode(shares[0]?.share ?? new Uint8Array(33)));
  await page.getByText('Hier staat een deel van de sleutel in.').first().waitFor();
  expect(await keysOf(page, round)).toMatchObject({ tallyKey: null });
  await paste(JSON.stringify(publicPart));
  await page.getByText('De openbare kant van de sleutel is bewaard.').waitFor();
  expect(await keysOf(page, round)).toMatchObject({ tallyKey: publicPart.tallyKey });
});

test('witnesses are added by their key and taken away again', async () => {
  const round = 'sleutel-meekijker';
  const page = await keyPageOf(round);
  const name = 'stemwacht.example';
  const { publicKey } = makeEd25519Key();
  const key = formatVerifierKey({ name, type: SIGNATURE_TYPES.cosignature, publicKey });
  const add = async (text: string): Promise<void> => {
    await page.getByLabel('De sleutel van de meekijker').fill(text);
    await page.getByRole('button', { name: 'Voeg toe' }).click();
  };
  await add('niet een sleutel');
  await page.getByText('Dit is geen sleutel van een controleur.').waitFor();
  await add(key);
  await page.locator('#meekijkers').getByText(name, { exact: true }).waitFor();
  expect(await keysOf(page, round)).toMatchObject({ witnesses: [{ name }] });
  await expectAccessible(page);
  await confirm(page, `Haal ${name} weg`, 'Ja, haal weg');
  await page.getByText('Nog niemand kijkt mee.').waitFor();
});

test('a paper with a share holds nothing else of the page', async () => {
  const page = await keyPageOf('sleutel-papier');
  await showFirst(page);
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.children.length === 0 && element.getClientRects().length > 0)
      .filter((element) => !element.closest('.sheet'))
      .map((element) => element.textContent.trim())
      .filter((text) => text !== ''),
  );
  expect(shown).toEqual([]);
});
