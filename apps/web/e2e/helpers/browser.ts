import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';

/** A real Chromium without any of the connections it likes to make by itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { width: 1280, height: 900 };
/** The narrowest screen that WCAG 2.2 asks us to serve. */
export const PHONE = { width: 320, height: 640 };

/** Chromium by CHROMIUM_PATH, that of the system, or the one from the npm registry. */
export async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const installed = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium'].find(
    (file) => file !== '' && fs.existsSync(file),
  );
  if (installed !== undefined) return { executablePath: installed, args: FLAGS };
  // This package unpacks itself into TMPDIR, so it gets a folder that nobody else unpacks into.
  process.env['TMPDIR'] = path.join(os.tmpdir(), `wijkbegroting-chromium-${os.userInfo().username}`);
  fs.mkdirSync(process.env['TMPDIR'], { recursive: true });
  const { default: packaged } = await import('@sparticuz/chromium');
  return { executablePath: await packaged.executablePath(), args: [...packaged.args, ...FLAGS] };
}

export interface TestBrowser {
  /** A page in a fresh profile; the test fails on a script error or a breach of the content security policy. */
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** One Chromium for the tests of a file. */
export function testBrowser(): TestBrowser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(await findChromium());
  }, 60_000);
  afterAll(() => browser.close());
  return {
    open: async (options = {}) => {
      const context = await browser.newContext({
        baseURL: inject('origin'),
        viewport: DESKTOP,
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
        ...options,
      });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
      });
      onTestFinished(async () => {
        await context.close();
        expect(faults).toEqual([]);
      });
      return page;
    },
  };
}

/** Nothing that axe knows of may be wrong on this page, and it may not scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, `axe on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Signs in as one of the personas of the demo login and comes back at `path`. */
export async function signIn(page: Page, persona: string, path = '/'): Promise<void> {
  await page.goto(`/v1/session/login?returnTo=${encodeURIComponent(path)}`);
  await page.locator(`button[name="persona"][value="${persona}"]`).click();
  await page.waitForURL((url) => url.pathname === path.split('?')[0]);
}
