import type { Page } from 'playwright-core';
import { confirm } from './round.page.ts';

type Look = (page: Page) => Promise<void>;

/** Lets every trustee take a share home in turn. @returns their codes by name */
async function handOut(page: Page, look: Look): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  const turns = await page.locator('ol[aria-label="De sleutelhouders"] > li').count();
  for (let turn = 0; turn < turns; turn += 1) {
    const heading = page.getByRole('heading', { level: 2, name: /^Nu alleen / });
    const name = ((await heading.textContent()) ?? '').replace('Nu alleen ', '');
    await page.getByRole('button', { name: 'Laat mijn deel zien' }).click();
    const groups = page.locator('ol[aria-label="De code"] > li');
    await groups.first().waitFor();
    const code = (await groups.allTextContents()).join(' ');
    if (turn === 0) await look(page);
    codes.set(name, code);
    await page.getByRole('button', { name: 'Ik heb het bewaard' }).click();
    if (turn === 0) await look(page);
    await page.getByLabel('De laatste drie groepen van uw code').fill(code.split(' ').slice(-3).join(' '));
    await page.getByRole('button', { name: 'Klopt dit?' }).click();
  }
  return codes;
}

export async function openKeyPage(page: Page, round: string): Promise<void> {
  await page.goto(`/beheer/rondes/${round}/sleutel`, { waitUntil: 'networkidle' });
}

/** The key ceremony with the three trustees that the page asks for. @returns their codes by name */
export async function makeKey(page: Page, round: string, look: Look): Promise<Map<string, string>> {
  await openKeyPage(page, round);
  await page.getByRole('button', { name: 'Maak de sleutel' }).click();
  const codes = await handOut(page, look);
  await page.getByText('De sleutel is bewaard.').first().waitFor();
  return codes;
}

/** The same with a key to throw away, up to the trial ballot that two of them open. @returns their codes by name */
export async function rehearse(page: Page, round: string, look: Look): Promise<Map<string, string>> {
  await openKeyPage(page, round);
  await page.getByRole('button', { name: 'Oefen eerst' }).click();
  const codes = await handOut(page, look);
  await page.getByRole('heading', { name: 'Open nu samen de proefstembus' }).waitFor();
  for (const [at, code] of [...codes.values()].slice(0, 2).entries()) {
    if (at === 0) await look(page);
    await enter(page, code);
  }
  await page.getByRole('button', { name: 'Open de proefstembus' }).click();
  await page.getByText('Het is gelukt').waitFor();
  return codes;
}

/** Begins a ceremony and lets the first trustee see the share. @returns the code */
export async function showFirst(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Maak de sleutel' }).click();
  await page.getByRole('button', { name: 'Laat mijn deel zien' }).click();
  const groups = page.locator('ol[aria-label="De code"] > li');
  await groups.first().waitFor();
  return (await groups.allTextContents()).join(' ');
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel('De code van uw deel').fill(code);
  await page.getByRole('button', { name: 'Kijk na' }).click();
}

/** A trustee opens the page of the round and puts the share in. */
async function bringShare(page: Page, round: string, code: string): Promise<void> {
  await page.goto(`/sleutelhouder/${round}`, { waitUntil: 'networkidle' });
  await enter(page, code);
  await page.getByText('Uw deel klopt.').waitFor();
}

/** Looks whether the share still works; nothing is sent. */
export async function tryShare(page: Page, round: string, code: string, name: string): Promise<void> {
  await bringShare(page, round, code);
  await page.getByText(`Het is van ${name}.`).waitFor();
  await page.getByText('Er is niets verstuurd.').waitFor();
}

/** Signs what was proposed to be fixed. */
export async function sign(page: Page, round: string, code: string): Promise<void> {
  await bringShare(page, round, code);
  await page.locator('summary', { hasText: 'Teken met mijn deel' }).click();
  await page.getByLabel('Ik heb alles gelezen en het klopt.').check();
  await page.getByRole('button', { name: 'Ja, teken' }).click();
  await page.getByText('U heeft getekend.').waitFor();
}

/** Gives the share back after closing. */
export async function giveBack(page: Page, round: string, code: string, progress: string): Promise<void> {
  await bringShare(page, round, code);
  await confirm(page, 'Geef mijn deel terug', 'Ja, geef terug');
  await page.getByText('Uw deel is teruggegeven.').waitFor();
  await page.getByText(progress).waitFor();
}
