import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import { findChromium } from './chromium.ts';

const DESKTOP = { width: 1280, height: 900 };
/** The narrowest screen that WCAG 2.2 asks us to serve. */
export const PHONE = { width: 320, height: 640 };

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
