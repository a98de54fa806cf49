import { expect, test } from 'vitest';
import { expectAccessible, PHONE, testBrowser } from '../helpers/browser.ts';
import { signIn } from '../helpers/sign-in.ts';

const browser = testBrowser();
const PAGES = ['/', '/rondes', '/hoe-het-werkt', '/privacy', '/toegankelijkheid', '/inloggen', '/bestaat-niet'];

test.each(PAGES)('%s is accessible on a desk and on a small phone', async (path) => {
  const page = await browser.open();
  await page.goto(path);
  await expectAccessible(page);
  await page.setViewportSize(PHONE);
  await expectAccessible(page);
});

test('everybody can sign in and out, also without JavaScript', async () => {
  const page = await browser.open({ javaScriptEnabled: false });
  await signIn(page, 'bewoner');
  expect(await page.textContent('header')).toContain('Fatma Voorbeeld');
  await page.getByRole('button', { name: 'Uitloggen' }).click();
  expect(await page.textContent('header')).not.toContain('Fatma Voorbeeld');
});
