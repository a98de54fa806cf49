import type { Page } from 'playwright-core';

/** Signs in as one of the personas of the demo login and comes back at `path`. */
export async function signIn(page: Page, persona: string, path = '/'): Promise<void> {
  await page.goto(`/v1/session/login?returnTo=${encodeURIComponent(path)}`);
  await page.locator(`button[name="persona"][value="${persona}"]`).click();
  await page.waitForURL((url) => url.pathname === path.split('?')[0]);
}
