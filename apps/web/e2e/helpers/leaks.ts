import { parseShareCode, toBase64url, toHex } from '@wijkbegroting/domain';
import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';

/** Everything that a page has sent since somebody began to watch. */
export interface Watch {
  readonly sent: readonly string[];
  readonly stop: () => void;
}

/** Keeps the address and the body of every request of a page. */
export function watchLeaks(page: Page): Watch {
  const sent: string[] = [];
  const note = (request: Request): void => {
    sent.push(`${request.method()} ${request.url()}`, request.postData() ?? '');
  };
  page.on('request', note);
  return { sent, stop: () => page.off('request', note) };
}

/** All spellings of a share that something could hold. */
function spellingsOf(code: string): readonly string[] {
  const share = parseShareCode(code);
  if (!share.ok) throw new Error(share.error.code);
  const base64 = Buffer.from(share.value).toString('base64').replaceAll('=', '');
  const letters = code.replaceAll(' ', '');
  return [code, letters, encodeURIComponent(code), base64, toBase64url(share.value), toHex(share.value)];
}

/** No share left the page in a request, or stays in what the browser keeps for the site. */
export async function expectNothingLeft(page: Page, { sent, stop }: Watch, codes: readonly string[]): Promise<void> {
  stop();
  expect(sent.length, 'requests were watched').toBeGreaterThan(0);
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const stored = [localStorage, sessionStorage].map((store) =>
      Array.from({ length: store.length }, (_, at) => store.getItem(store.key(at) ?? '')),
    );
    const page = { history: history.state as unknown, address: location.href, name: window.name };
    return JSON.stringify({
      ...{ stored, page, cookies: document.cookie },
      ...{ databases: databases.map(({ name }) => name), caches: await caches.keys() },
    });
  });
  const places = [...sent, kept].map((text) => text.toUpperCase());
  const found = codes
    .flatMap(spellingsOf)
    .filter((spelling) => places.some((place) => place.includes(spelling.toUpperCase())));
  expect(found, 'a share in a request or in a store of the browser').toEqual([]);
  expect(JSON.parse(kept)).toMatchObject({ databases: [], caches: [] });
}
