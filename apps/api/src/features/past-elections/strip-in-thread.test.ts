import { expect, test } from 'vitest';
import { PAST_FILE } from '../../../test/helpers/factories.ts';
import { stripInThread } from './strip-in-thread.ts';

const LARGE = PAST_FILE + Array.from({ length: 100_000 }, (_, place) => `stem-${String(place)};a\n`).join('');
const REQUEST = { text: LARGE, strictness: 'refuse' } as const;
const TOO_HEAVY = { ok: false, error: { code: 'election-file-too-heavy' } };

test('a file that takes too long or too much memory is refused, and the next one is read', async () => {
  const answers = await Promise.all([
    stripInThread(REQUEST, { milliseconds: 1, mebibytes: 1_024 }),
    stripInThread(REQUEST, { milliseconds: 60_000, mebibytes: 24 }),
    stripInThread({ text: PAST_FILE, strictness: 'refuse' }),
  ]);
  expect(answers).toMatchObject([TOO_HEAVY, TOO_HEAVY, { ok: true, value: { voters: 1 } }]);
});
